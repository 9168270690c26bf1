// Looks for a code through the camera. The browser's own reader where there is one; else it hands the grey picture to the program, which reads it.
let stream;

export async function start(video, reader) {
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } } });
  } catch (fault) {
    return fault?.name === 'NotAllowedError' ? 'refused' : 'none';
  }
  video.srcObject = stream;
  await video.play();
  const own = stream;
  const detector = 'BarcodeDetector' in globalThis && (await BarcodeDetector.getSupportedFormats()).includes('qr_code')
    ? new BarcodeDetector({ formats: ['qr_code'] }) : undefined;
  (async () => {
    while (stream === own) {
      if (video.videoWidth > 0) {
        const found = detector ? (await detector.detect(video).catch(() => []))[0]?.rawValue : await reader.invokeMethodAsync('Read', ...grey(video));
        if (found && stream === own && await reader.invokeMethodAsync('Found', found)) return stop();
      }
      await new Promise(resolve => setTimeout(resolve, 150));
    }
  })();
  return 'on';
}

export function stop() {
  stream?.getTracks().forEach(track => track.stop());
  stream = undefined;
}

function grey(video) {
  const scale = Math.min(1, 640 / video.videoWidth);
  const [width, height] = [Math.round(video.videoWidth * scale), Math.round(video.videoHeight * scale)];
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  context.drawImage(video, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  const luminance = new Uint8Array(width * height);
  for (let i = 0; i < luminance.length; i++) luminance[i] = (data[i * 4] * 299 + data[i * 4 + 1] * 587 + data[i * 4 + 2] * 114) / 1000;
  return [luminance, width, height];
}

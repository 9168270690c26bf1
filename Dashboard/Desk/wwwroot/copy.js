// The clipboard of today needs https; on a house's own network the old way still works. False when both refuse.
export async function copy(id) {
  const input = document.getElementById(id);
  if (!input) return false;
  input.select();
  try {
    await navigator.clipboard.writeText(input.value);
    return true;
  } catch {
    return document.execCommand('copy');
  }
}

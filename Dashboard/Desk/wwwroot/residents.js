// What makes the residents' pages nicer where it can: photos shown and made smaller, the promise of the chosen kind, time counted down, live changes.
// Every page does its work without it. Written for old browsers: nothing newer than fetch and EventSource, and each of these is asked for first.
(function () {
  'use strict';
  var root = document.documentElement;
  var words = JSON.parse(document.body.getAttribute('data-words') || '{}');
  var serverAhead = Number(root.getAttribute('data-now')) - Date.now();
  var LONGEST_SIDE = 1600;
  var MOST_PHOTOS = 9;

  function fill(pattern) {
    var values = Array.prototype.slice.call(arguments, 1);
    return (pattern || '{0}').replace(/\{(\d)\}/g, function (_, i) { return values[i]; });
  }

  function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }
  function two(number) { return number < 10 ? '0' + number : String(number); }

  // The same words as TimeLeftText.cs.
  function length(ms, isUp) {
    var seconds = isUp ? Math.ceil(ms / 1000) : Math.floor(ms / 1000);
    var minutes = Math.floor(seconds / 60);
    return minutes < 60 ? two(minutes) + ':' + two(seconds % 60)
      : minutes < 2880 ? fill(words.hours, Math.floor(minutes / 60), two(minutes % 60))
        : fill(words.days, Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24);
  }

  function countDown() {
    var now = Date.now() + serverAhead;
    all('[data-due]').forEach(function (limit) {
      var due = Number(limit.getAttribute('data-due'));
      var text = limit.querySelector('[data-time-text]');
      if (text) text.textContent = due > now ? length(due - now, true) : fill(words.over, length(now - due, false));
      limit.setAttribute('data-mark', due <= now ? 'Red' : now >= Number(limit.getAttribute('data-yellow')) ? 'Yellow' : 'Calm');
    });
    setTimeout(countDown, 1000 - ((Date.now() + serverAhead) % 1000));
  }

  function sayPromise() {
    var text = document.querySelector('[data-promise-text]');
    if (!text) return;
    document.addEventListener('change', function (event) {
      var promise = event.target.getAttribute && event.target.getAttribute('data-promise');
      if (promise) text.textContent = promise;
    });
  }

  // A picture of a phone has megabytes; what is kept is never larger than this, so no more need be sent. What cannot be drawn is sent as it is.
  function shrink(file, done) {
    if (!/^image\//.test(file.type) || !window.URL || !HTMLCanvasElement.prototype.toBlob) return done(file);
    var url = URL.createObjectURL(file);
    var image = new Image();
    image.onload = function () {
      var scale = Math.min(1, LONGEST_SIDE / Math.max(image.naturalWidth, image.naturalHeight));
      var canvas = document.createElement('canvas');
      canvas.width = Math.round(image.naturalWidth * scale);
      canvas.height = Math.round(image.naturalHeight * scale);
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      URL.revokeObjectURL(url);
      canvas.toBlob(function (blob) {
        done(blob && blob.size < file.size ? new File([blob], 'photo.jpg', { type: 'image/jpeg' }) : file);
      }, 'image/jpeg', 0.85);
    };
    image.onerror = function () { URL.revokeObjectURL(url); done(file); };
    image.src = url;
  }

  function photos(box) {
    var input = box.querySelector('input[type=file]');
    var list = box.querySelector('[data-previews]');
    var say = box.querySelector('[data-photos-say]');
    var room = MOST_PHOTOS - Number(box.getAttribute('data-kept') || 0);
    var chosen = [];
    try { new DataTransfer().items.add(new File(['x'], 'x')); } catch (old) { return; }
    box.classList.add('is-live');

    function put() {
      var transfer = new DataTransfer();
      chosen.forEach(function (file) { transfer.items.add(file); });
      input.files = transfer.files;
      list.textContent = '';
      chosen.forEach(function (file, i) {
        var item = document.createElement('li');
        var picture = document.createElement('img');
        picture.alt = String(i + 1);
        picture.src = URL.createObjectURL(file);
        picture.onload = function () { URL.revokeObjectURL(picture.src); };
        var remove = document.createElement('button');
        remove.type = 'button';
        remove.setAttribute('aria-label', fill(words.remove, i + 1));
        remove.onclick = function () { chosen.splice(i, 1); put(); };
        item.appendChild(picture);
        item.appendChild(remove);
        list.appendChild(item);
      });
    }

    input.addEventListener('change', function () {
      var files = Array.prototype.slice.call(input.files);
      var fitting = files.slice(0, Math.max(0, room - chosen.length));
      var left = fitting.length;
      say.textContent = fitting.length < files.length ? words.tooMany : '';
      box.setAttribute('data-busy', 'true');
      var smaller = [];
      if (left === 0) { box.removeAttribute('data-busy'); put(); }
      fitting.forEach(function (file, i) {
        shrink(file, function (result) {
          smaller[i] = result;
          left -= 1;
          if (left > 0) return;
          chosen = chosen.concat(smaller);
          put();
          box.removeAttribute('data-busy');
        });
      });
    });
  }

  // Pressed twice it would be one report all the same; this only says that it is under way, and waits for photos that are still being made smaller.
  function sendOnce(form) {
    var isSent = false;
    form.addEventListener('submit', function (event) {
      var busy = form.querySelector('[data-busy]');
      if (isSent || busy) {
        event.preventDefault();
        var pressed = event.submitter;
        if (!isSent && form.requestSubmit) setTimeout(function () { form.requestSubmit(pressed); }, 200);
        return;
      }
      isSent = true;
      all('button[type=submit]', form).forEach(function (button) { button.setAttribute('aria-disabled', 'true'); button.textContent = words.sending; });
    });
    // Back by the browser's button: the form can be sent again.
    window.addEventListener('pageshow', function (event) { if (event.persisted) location.reload(); });
  }

  function isBeingFilled(part) {
    return all('textarea, input', part).some(function (field) {
      return field === document.activeElement || (field.type === 'radio' ? field.checked : field.type === 'hidden' ? false : field.value);
    });
  }

  function take(text) {
    var fresh = new DOMParser().parseFromString(text, 'text/html');
    var mine = document.querySelector('[data-track]');
    var theirs = fresh.querySelector('[data-track]');
    if (!mine || !theirs) return;
    mine.setAttribute('data-version', theirs.getAttribute('data-version'));
    serverAhead = Number(fresh.documentElement.getAttribute('data-now')) - Date.now();
    all('[data-live]', theirs).forEach(function (part) {
      var name = part.getAttribute('data-live');
      var old = mine.querySelector('[data-live="' + name + '"]');
      if (!old) mine.appendChild(document.importNode(part, true));
      else if (name !== 'say' || !isBeingFilled(old)) old.parentNode.replaceChild(document.importNode(part, true), old);
    });
    all('[data-photos]:not(.is-live)').forEach(photos);
    all('form:not([data-once])').forEach(ready);
  }

  function ready(form) { form.setAttribute('data-once', ''); sendOnce(form); }

  function follow(track) {
    var address = track.getAttribute('data-track');
    function look() { fetch(location.pathname, { cache: 'no-store' }).then(function (answer) { return answer.ok ? answer.text() : Promise.reject(answer.status); }).then(take).catch(function () { }); }
    function open() {
      var line = new EventSource(address);
      function heard(event) { if (event.data !== track.getAttribute('data-version')) look(); }
      line.addEventListener('state', heard);
      line.addEventListener('changed', heard);
      // Refused, not broken: the browser gives up then, and asks again later by itself here.
      line.onerror = function () { if (line.readyState === 2) setTimeout(open, 30000); };
    }
    if (window.EventSource && window.fetch) open();
    else setTimeout(function () { location.reload(); }, 60000);
    document.addEventListener('visibilitychange', function () { if (!document.hidden && window.fetch) look(); });
  }

  function copyLink(button) {
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.onclick = function () {
      navigator.clipboard.writeText(location.origin + button.getAttribute('data-copy')).then(function () { button.textContent = words.copied; });
    };
  }

  countDown();
  sayPromise();
  all('[data-photos]').forEach(photos);
  all('form').forEach(ready);
  all('[data-copy]').forEach(copyLink);
  var track = document.querySelector('[data-track]');
  if (track) follow(track);
})();

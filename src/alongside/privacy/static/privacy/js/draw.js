// A place to draw a signature. Without script the page has none, and the typed name is enough.
(() => {
  "use strict";
  const place = document.querySelector("[data-draw]");
  const kept = document.querySelector("input[name=drawn]");
  if (!place || !kept) return;
  const canvas = place.querySelector("canvas");
  const pen = canvas.getContext("2d");
  let drawing = false;

  const begin = () => {
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.lineWidth = 3;
    pen.lineCap = pen.lineJoin = "round";
    pen.strokeStyle = "#111";
    kept.value = "";
  };
  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return [
      ((event.clientX - box.left) * canvas.width) / box.width,
      ((event.clientY - box.top) * canvas.height) / box.height,
    ];
  };

  canvas.addEventListener("pointerdown", (event) => {
    drawing = true;
    canvas.setPointerCapture(event.pointerId);
    pen.beginPath();
    pen.moveTo(...at(event));
    event.preventDefault();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!drawing) return;
    pen.lineTo(...at(event));
    pen.stroke();
  });
  const end = () => {
    if (drawing) kept.value = canvas.toDataURL("image/png");
    drawing = false;
  };
  canvas.addEventListener("pointerup", end);
  canvas.addEventListener("pointercancel", end);
  place.querySelector("[data-draw-clear]").addEventListener("click", begin);
  begin();
  place.hidden = false;
})();

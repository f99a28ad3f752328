// Small helps for pages that work without them. No module here talks to another server.
(() => {
  "use strict";
  const page = document.documentElement;
  page.classList.add("js");

  // Quick exit: blank the page at once, then let the server end the session and send us on.
  const leave = (address) => {
    document.title = "Weather";
    document.body.replaceChildren();
    location.replace(address);
  };
  const exits = document.querySelector("[data-exit]");
  let presses = [];
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-exit]");
    if (!link) return;
    event.preventDefault();
    leave(link.href);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !exits) return;
    presses = [...presses.filter((at) => event.timeStamp - at < 1500), event.timeStamp];
    if (presses.length >= 3) leave(exits.href);
  });
  // A page taken back out of the browser's memory after an exit must not show what it held.
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

  // No signal.
  const signal = () => document.querySelectorAll("[data-offline]").forEach((part) => { part.hidden = navigator.onLine; });
  addEventListener("online", signal);
  addEventListener("offline", signal);
  signal();

  const dress = (root) => {
    root.querySelectorAll("textarea[data-count][maxlength]").forEach((area) => {
      if (area.nextElementSibling?.matches(".count")) return;
      const count = document.createElement("span");
      count.className = "count";
      count.hidden = true;
      const show = () => {
        count.textContent = `${area.value.length} / ${area.maxLength}`;
        count.hidden = area.value.length < area.maxLength * 0.8;
      };
      area.after(count);
      area.addEventListener("input", show);
      show();
    });
    root.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => print()));
    const wants = root.querySelector("[data-focus]");
    if (wants && (root !== document || !("autofocus" in HTMLElement.prototype))) wants.focus();
  };
  dress(document);
  document.addEventListener("htmx:load", (event) => dress(event.target));

  // One press sends a form once.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent) { event.preventDefault(); return; }
    if (form.method === "post") {
      form.dataset.sent = "1";
      setTimeout(() => { delete form.dataset.sent; }, 4000);
    }
  });
})();

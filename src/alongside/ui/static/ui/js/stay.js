// Warn before the session ends, stay with any key, and keep unsent words on the server at the end.
(() => {
  "use strict";
  const box = document.querySelector("[data-stay]");
  if (!box || box.dataset.on) return;
  box.dataset.on = "1";
  const text = box.querySelector("[data-stay-text]");
  const warn = Number(box.dataset.warn) * 1000;
  let endsAt = Date.now() + Number(box.dataset.stay) * 1000;
  let asking = false, kept = false;

  const send = (address, data) =>
    fetch(address, { method: "POST", body: new URLSearchParams(data), headers: { Accept: "application/json" }, redirect: "manual" });

  const show = (wanted) => { box.hidden = !wanted; text.hidden = !wanted; };

  const stay = async () => {
    if (asking) return;
    asking = true;
    try {
      const answer = await send(box.action, new FormData(box));
      if (answer.ok) {
        endsAt = Date.now() + (await answer.json()).ends_in * 1000;
        if (endsAt - Date.now() > warn) show(false);
      }
    } catch { /* No signal: the warning stays, and the next key tries again. */ }
    asking = false;
  };

  // The first form with words in it that were not sent.
  const unsent = () => [...document.querySelectorAll("form[method=post]")].find((form) => form !== box &&
    [...form.elements].some((one) => /^(textarea|text)$/.test(one.type) && one.value.trim() && one.value !== one.defaultValue));

  const keep = () => {
    const form = unsent();
    if (kept || !form) return;
    kept = true;
    const data = new FormData(form);
    data.set("draft_path", new URL(form.action, location.href).pathname);
    data.set("csrfmiddlewaretoken", new FormData(box).get("csrfmiddlewaretoken"));
    send(box.dataset.draft, data).catch(() => {});
  };

  box.addEventListener("submit", (event) => { event.preventDefault(); stay(); });
  document.addEventListener("keydown", () => { if (!box.hidden) stay(); });

  setInterval(() => {
    const left = endsAt - Date.now();
    if (left > warn) return;
    if (box.hidden) show(true);
    if (left < 8000) keep();
    // The server has ended it by then; asking for the page again leads to the sign-in page.
    if (left < -1500) location.replace(location.pathname + location.search);
  }, 1000);
})();

// Say on the page when a passkey did not work; the library only writes to the console.
(() => {
  "use strict";
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    const said = document.querySelector("[data-passkey-error]");
    if (said) said.hidden = false;
  });
})();

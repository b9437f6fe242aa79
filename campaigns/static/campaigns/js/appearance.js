/* Applies what this browser remembers about light, dark, motion and size, before the page is painted. */
(() => {
  const root = document.documentElement;
  const remembered = (name) => {
    try {
      return localStorage.getItem(`sidequest.${name}`);
    } catch {
      return null;
    }
  };
  const scheme = remembered("scheme");
  if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
  if (remembered("motion") === "none") root.dataset.motion = "none";
  const size = remembered("size");
  if (size === "small" || size === "large" || size === "huge") root.dataset.size = size;
})();

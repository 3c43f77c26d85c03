/** What a person may leave in a window beside the page itself, which is drawn anew. */
export function clearWindow(): void {
  localStorage.clear();
  sessionStorage.clear();
  window.getSelection()?.removeAllRanges();
  window.location.replace('#/');
}

/** Nothing of a page of a kiosk gets into the clipboard, where the next person would find it. Gives what ends it. */
export function keepOutOfClipboard(): () => void {
  const refuse = (event: Event): void => event.preventDefault();
  const ways = ['copy', 'cut', 'dragstart', 'contextmenu'] as const;
  for (const way of ways) document.addEventListener(way, refuse);
  return () => {
    for (const way of ways) document.removeEventListener(way, refuse);
  };
}

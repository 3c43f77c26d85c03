/** Pages on which a photo is taken: a new person, an edited one, one's own. The path lies behind the address, which stays as it is. */
const PAGES = [/^\/people\/new$/, /^\/people\/[^/]+\/edit$/, /^\/mine$/, /^\/kiosk\/photo$/];

/** May the page at that address look through the camera? On every other page there is none. */
export function mayUseCamera(url: string): boolean {
  const path = new URL(url).hash.slice(1).split('?')[0] ?? '';
  return PAGES.some((page) => page.test(path));
}

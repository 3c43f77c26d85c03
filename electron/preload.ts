import { contextBridge, ipcRenderer } from 'electron';

/**
 * All that the page has of this program: `window.station` with `post` and `subscribe`, JSON text both ways. The main process looks at
 * who asks. Neither Electron's event nor anything of Node goes through.
 */
contextBridge.exposeInMainWorld('station', {
  post: (json: string): Promise<string> => ipcRenderer.invoke('station:post', json) as Promise<string>,
  subscribe: (listener: (json: string) => void): (() => void) => {
    const hear = (_event: unknown, json: string): void => listener(json);
    ipcRenderer.on('station:event', hear);
    return () => void ipcRenderer.off('station:event', hear);
  },
});

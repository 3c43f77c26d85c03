/** What the shell gives the page, and all it gives: one way to post and one way to listen, JSON text both ways. */
interface Window {
  readonly station: {
    post(json: string): Promise<string>;
    subscribe(listener: (json: string) => void): () => void;
  };
}

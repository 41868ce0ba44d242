/** What the live village needs of a socket: questions with an answer, messages, and the news of being cut off. */
export interface Link {
  /** begins to connect, and reconnects by itself until `close` */
  open(handlers: LinkHandlers): void;
  /** @returns the acknowledgement, unparsed; rejects when it does not come in time or the link is down */
  ask(name: string, body: unknown): Promise<unknown>;
  send(name: string, body: unknown): void;
  close(): void;
}

export interface LinkHandlers {
  onUp(): void;
  onDown(): void;
  /** the server speaks a newer protocol: this page must be reloaded */
  onOutdated(): void;
  onMessage(name: string, body: unknown): void;
}

/** Who runs this site, as far as the host has said. */
export interface HostData {
  readonly name: string | null;
  readonly address: string | null;
  readonly email: string | null;
  /** who answers for what is published */
  readonly publisher: string | null;
}

import { createRequire } from 'node:module';
import { Adapter, type BroadcastOptions } from 'socket.io-adapter';

/**
 * The parts of socket.io, engine.io and ws that a broadcast passes through. They are private: a test writes through them and
 * fails when an upgrade moved one, and until then a connection that lacks one is served the ordinary way.
 */
interface WrittenSocket {
  readonly client: {
    readonly conn: {
      readonly readyState: string;
      readonly writeBuffer: readonly unknown[];
      readonly transport: { readonly name: string; readonly writable: boolean; readonly socket?: PlainWebSocket };
    };
    writeToEngine(encoded: readonly unknown[], options: object): void;
  };
  disconnect(close: boolean): void;
}
interface PlainWebSocket {
  readonly _sender?: { readonly _state?: number };
  readonly _socket?: { write(frame: Buffer): boolean; readonly writableLength: number; readonly writable: boolean };
}
interface Packet {
  readonly type: number;
  readonly data: readonly unknown[];
  nsp?: string;
}

type FrameMaker = (data: Buffer, options: object) => Buffer[];

// The copy of ws that socket.io itself uses; its Sender is not in its types.
const requireBeside = createRequire(createRequire(import.meta.url).resolve('socket.io-adapter'));
const frameOf: FrameMaker = (requireBeside('ws') as { Sender: { frame: FrameMaker } }).Sender.frame;

/** A reader so slow that this much waits for it is let go: it comes back and asks `since`. */
const MOST_WAITING_BYTES = 1_000_000;

/** Counted for the test that guards the private fields. */
export interface Written {
  direct: number;
  queued: number;
}

/**
 * One frame, made once and written straight to every websocket of a room: about twice the messages a second of the ordinary
 * way, at half the delay. A connection with something in its queue gets it through the queue, so that order holds.
 */
export function directAdapter(written: Written): typeof Adapter {
  return class DirectAdapter extends Adapter {
    override broadcast(packet: Packet, options: BroadcastOptions): void {
      // The encoder is an untyped member of the base class.
      const { encoder } = this as unknown as { encoder: { encode(packet: object): unknown[] } };
      const encoded = encoder.encode({ ...packet, nsp: this.nsp.name });
      const text = encoded.length === 1 ? encoded[0] : undefined;
      if (typeof text !== 'string') {
        super.broadcast(packet, options);
        return;
      }
      // '4' is engine.io's "message".
      const data = Buffer.from(`4${text}`);
      const frame = Buffer.concat(frameOf(data, { readOnly: false, mask: false, rsv1: false, opcode: 1, fin: true }));
      const queueOptions = {
        preEncoded: true,
        volatile: options.flags?.volatile,
        compress: false,
        wsPreEncodedFrame: [frame],
      };
      const { apply } = this as unknown as {
        apply(options: BroadcastOptions, each: (socket: WrittenSocket) => void): void;
      };
      apply.call(this, options, (socket) => {
        const raw = writableNow(socket);
        if (raw === null) {
          written.queued++;
          socket.client.writeToEngine(encoded, queueOptions);
        } else if (raw.writableLength > MOST_WAITING_BYTES) {
          socket.disconnect(true);
        } else {
          written.direct++;
          raw.write(frame);
        }
      });
    }
  };
}

/** The TCP socket below, when nothing stands before this frame in any queue. */
function writableNow({ client: { conn } }: WrittenSocket): NonNullable<PlainWebSocket['_socket']> | null {
  const { transport, writeBuffer, readyState } = conn;
  if (readyState !== 'open' || transport.name !== 'websocket' || !transport.writable || writeBuffer.length > 0)
    return null;
  const socket = transport.socket;
  if (socket?._sender?._state !== 0 || socket._socket === undefined || !socket._socket.writable) return null;
  return socket._socket;
}

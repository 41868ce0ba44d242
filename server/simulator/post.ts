import { Agent, request } from 'node:http';

/** Posts JSON and tells the status, or that no answer came. Never throws. */
export type Post = {
  (url: string, body: string, headers: Readonly<Record<string, string>>): Promise<number | 'failed'>;
  readonly close: () => void;
};

export const createPost = (timeoutMs: number): Post => {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const post = (url: string, body: string, headers: Readonly<Record<string, string>>) =>
    new Promise<number | 'failed'>((resolve) => {
      const outgoing = request(url, {
        method: 'POST',
        agent,
        timeout: timeoutMs,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Stripe/1.0 (simulated)',
          ...headers,
        },
      });
      outgoing.on('response', (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 'failed'));
        response.on('error', () => resolve('failed'));
      });
      outgoing.on('timeout', () => outgoing.destroy());
      outgoing.on('error', () => resolve('failed'));
      outgoing.on('close', () => resolve('failed'));
      outgoing.end(body);
    });
  return Object.assign(post, { close: () => agent.destroy() });
};

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { type Simulator, type SimulatorOptions, startSimulator } from '#server/simulator/server.ts';

/** An endpoint that verifies what it is sent with the real SDK, and answers what it is told to. */
export type Receiver = {
  readonly url: string;
  /** Every delivery that came, verified, in the order of arrival. */
  readonly received: readonly { readonly event: Stripe.Event; readonly signature: string }[];
  /** Thin events that came, verified too. */
  readonly thin: readonly Stripe.V2.Core.EventNotification[];
  /** Resolves with the first delivery, past or future, that the test accepts. */
  readonly until: (test: (event: Stripe.Event) => boolean) => Promise<Stripe.Event>;
  answerWith: number;
  readonly close: () => Promise<void>;
};

export const webhookSecret = 'whsec_contract';

const verifier = new Stripe('sk_test_verifier');
/** Tests move the clock by years. */
const tolerance = 10 * 365 * 86_400;

export const startReceiver = async (secret = webhookSecret): Promise<Receiver> => {
  const thin: Stripe.V2.Core.EventNotification[] = [];
  const received: { event: Stripe.Event; signature: string }[] = [];
  const waiting: { test: (event: Stripe.Event) => boolean; resolve: (event: Stripe.Event) => void }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const signature = String(request.headers['stripe-signature']);
      const body = Buffer.concat(chunks);
      if (body.includes('"v2.core.event"')) {
        thin.push(verifier.parseEventNotification(body, signature, secret, tolerance));
        response.writeHead(receiver.answerWith).end();
        return;
      }
      // Throws on a bad signature: the response stays open and the test fails by its deadline.
      const event = verifier.webhooks.constructEvent(body, signature, secret, tolerance);
      received.push({ event, signature });
      response.writeHead(receiver.answerWith).end();
      for (const { test, resolve } of waiting) {
        if (test(event)) {
          resolve(event);
        }
      }
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/stripe`,
    received,
    thin,
    until: (test) => {
      const known = received.find(({ event }) => test(event));
      return known === undefined
        ? new Promise((resolve) => {
            waiting.push({ test, resolve });
          })
        : Promise.resolve(known.event);
    },
    answerWith: 200,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
};

/** A simulator, its receiver and an unmodified SDK talking to it over HTTP. */
export type Stand = {
  readonly simulator: Simulator;
  readonly receiver: Receiver;
  readonly stripe: Stripe;
  /** The same key, with other settings. */
  readonly client: (config?: Partial<NonNullable<ConstructorParameters<typeof Stripe>[1]>>, key?: string) => Stripe;
  readonly control: (method: string, path: string, body?: unknown) => Promise<Record<string, unknown>>;
  readonly close: () => Promise<void>;
};

export const startStand = async (options: Partial<SimulatorOptions> = {}): Promise<Stand> => {
  const receiver = await startReceiver();
  const simulator = await startSimulator({
    port: 0,
    webhookUrl: receiver.url,
    webhookSecret,
    ...options,
    // Nothing happens by itself within a test unless the clock is moved.
    settings: {
      feeDelayMs: 60_000,
      sepaDelayMs: 120_000,
      disputeDelayMs: 180_000,
      refundDelayMs: 60_000,
      ...options.settings,
    },
  });
  const client: Stand['client'] = (config = {}, key = 'sk_test_contract') =>
    new Stripe(key, {
      host: '127.0.0.1',
      port: simulator.port,
      protocol: 'http',
      maxNetworkRetries: 0,
      telemetry: false,
      ...config,
    });
  return {
    simulator,
    receiver,
    stripe: client(),
    client,
    control: async (method, path, body) => {
      const response = await fetch(`${simulator.url}/_control/${path}`, {
        method,
        ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
      return { httpStatus: response.status, ...((await response.json()) as object) };
    },
    close: async () => {
      await simulator.close();
      await receiver.close();
    },
  };
};

/** The basket of a donation as Hameau would ask it: two packs of seeds and a well stone, 11 €. */
export const donation = (
  overrides: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Stripe.Checkout.SessionCreateParams => ({
  mode: 'payment',
  ui_mode: 'hosted_page',
  submit_type: 'donate',
  client_reference_id: 'attempt-1',
  metadata: { attempt: 'attempt-1' },
  locale: 'fr',
  adaptive_pricing: { enabled: false },
  expires_at: Math.floor(Date.now() / 1000) + 35 * 60,
  success_url: 'http://127.0.0.1:3000/v/main?paid={CHECKOUT_SESSION_ID}',
  cancel_url: 'http://127.0.0.1:3000/v/main?cancelled',
  payment_intent_data: { description: 'Don', metadata: { attempt: 'attempt-1' } },
  line_items: [
    {
      quantity: 2,
      price_data: {
        currency: 'eur',
        unit_amount: 300,
        product_data: { name: 'Sachets de graines', description: 'Pour 10 m²' },
      },
    },
    {
      quantity: 1,
      price_data: {
        currency: 'eur',
        unit_amount: 500,
        product_data: { name: 'Pierre du puits', metadata: { gift: 'well-stone' } },
      },
    },
  ],
  ...overrides,
});

/** Presses "pay" on the page, as a browser without scripts would. */
export const submitPayForm = (
  stand: Stand,
  sessionId: string,
  fields: Record<string, string>,
  step = '',
): Promise<Response> =>
  fetch(`${stand.simulator.url}/pay/${sessionId}${step}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });

export const card = (number: string): Record<string, string> => ({
  email: 'donor@example.org',
  method: 'card',
  number,
  expiry: '12 / 34',
  cvc: '123',
  name: 'Ada',
});

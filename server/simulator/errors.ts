/** What Stripe calls the kind of an error; the SDK picks its error class from it. */
export type ErrorType =
  | 'api_error'
  | 'card_error'
  | 'idempotency_error'
  | 'invalid_request_error'
  | 'authentication_error'
  | 'rate_limit_error';

/** A refused call, before it is written as `{ error: … }`. */
export type Refusal = {
  readonly status: number;
  readonly type: ErrorType;
  readonly message: string;
  readonly code?: string;
  readonly param?: string;
  /** Stripe keeps no idempotent answer for a call that never started: bad parameters, no such object, bad key. */
  readonly started: boolean;
};

/** The simulator's own result type: this room imports nothing of the project. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });

export const refused = (refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } => ({
  ok: false,
  refusal,
});

const badRequest = (code: string | undefined, message: string, param?: string): Refusal => ({
  status: 400,
  type: 'invalid_request_error',
  message,
  started: false,
  ...(code === undefined ? {} : { code }),
  ...(param === undefined ? {} : { param }),
});

export const unknownParameter = (param: string): Refusal =>
  badRequest('parameter_unknown', `Received unknown parameter: ${param}`, param);

export const missingParameter = (param: string): Refusal =>
  badRequest('parameter_missing', `Missing required param: ${param}.`, param);

export const emptyParameter = (param: string): Refusal =>
  badRequest('parameter_invalid_empty', `You passed an empty string for '${param}'.`, param);

export const invalidParameter = (param: string, message: string, code?: string): Refusal =>
  badRequest(code, message, param);

/** A call that was understood and started, then met the object's state (already expired, already refunded…). */
export const conflictingState = (message: string, code?: string, param?: string): Refusal => ({
  ...badRequest(code, message, param),
  started: true,
});

export const notFound = (what: string, id: string, param = 'id'): Refusal => ({
  status: 404,
  type: 'invalid_request_error',
  code: 'resource_missing',
  message: `No such ${what}: '${id}'`,
  param,
  started: false,
});

export const unknownUrl = (method: string, path: string): Refusal => ({
  status: 404,
  type: 'invalid_request_error',
  message: `Unrecognized request URL (${method}: ${path}).`,
  started: false,
});

export const unauthenticated = (message: string): Refusal => ({
  status: 401,
  type: 'invalid_request_error',
  message,
  started: false,
});

export const forbidden = (message: string): Refusal => ({
  status: 403,
  type: 'invalid_request_error',
  message,
  started: false,
});

/** An account of somebody who is not, or no longer, connected to the platform. */
export const noAccess = (account: string): Refusal => ({
  ...forbidden(
    `The provided key does not have access to account '${account}' (or that account does not exist). Application access may have been revoked.`,
  ),
  code: 'account_invalid',
});

export const tooLarge = (): Refusal => ({
  status: 413,
  type: 'invalid_request_error',
  message: 'The request is too large.',
  started: false,
});

export const keyReused = (key: string): Refusal => ({
  status: 400,
  type: 'idempotency_error',
  message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  started: false,
});

export const keyInUse = (key: string): Refusal => ({
  status: 409,
  type: 'idempotency_error',
  code: 'idempotency_key_in_use',
  message: `There is currently another in-progress request using this idempotent key: '${key}'.`,
  started: false,
});

export const internalError = (status = 500): Refusal => ({
  status,
  type: 'api_error',
  message: 'The simulator was told to fail, or failed by itself. Its log says which.',
  started: true,
});

export const rateLimited = (): Refusal => ({
  status: 429,
  type: 'rate_limit_error',
  code: 'rate_limit',
  message: 'Too many requests hit the API too quickly.',
  started: false,
});

/** The body of every failure. Without `error` in it the SDK would *resolve*, whatever the status. */
export const errorBody = (refusal: Refusal): string =>
  JSON.stringify({
    error: {
      type: refusal.type,
      message: refusal.message,
      ...(refusal.code === undefined ? {} : { code: refusal.code }),
      ...(refusal.param === undefined ? {} : { param: refusal.param }),
    },
  });

import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import { languageOf } from './language.ts';
import { type FieldError, problemOf, type Refusal, statusOf } from './problem.ts';

/** Answers with problem JSON in the reader's language. */
export function refuse(request: Request, response: Response, refusal: Refusal): void {
  refuseHeaders(response, refusal);
  response.type('application/problem+json').send(JSON.stringify(problemOf(refusal, languageOf(request))));
}

/** Status and headers of a refusal, for pages that bring their own words. */
export function refuseHeaders(response: Response, { name, retryAfterSeconds, allow }: Refusal): void {
  response.status(statusOf(name)).set('Cache-Control', 'no-store');
  if (retryAfterSeconds !== undefined) response.set('Retry-After', String(retryAfterSeconds));
  if (allow !== undefined) response.set('Allow', allow);
}

export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.slice(0, 20).map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
}

/**
 * The last handler of a route that knows no other method. A reader who comes back to where a form was sent, as a telephone does that
 * opens its pages again, is led to the page that it belongs to: nobody is shown an answer for programs.
 */
export const methodNotAllowed =
  (allow: string): RequestHandler =>
  (request, response) => {
    const { method } = request;
    const path = request.baseUrl + request.path;
    const isReader = method === 'GET' && request.headers.accept?.includes('text/html') && !path.startsWith('/api/');
    if (isReader) return response.redirect(303, path.slice(0, path.lastIndexOf('/')) || '/');
    refuse(request, response, { name: 'method-not-allowed', allow });
  };

/** A part of the address, parsed; null means that nothing can be there. */
export function addressPart<S extends z.ZodType>(schema: S, text: unknown): z.output<S> | null {
  const parsed = schema.safeParse(text);
  return parsed.success ? parsed.data : null;
}

/** `?since=12` and its like: a non-negative whole number, or nothing. */
export function wholeNumber(text: unknown): number | null {
  return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/**
 * Does the reader hold exactly this already? Not Express's `fresh`: that one gives up on `Cache-Control: no-cache`, which clients
 * send along with a question they put themselves.
 */
export function isKnown(request: Request, etag: string): boolean {
  const held = request.headers['if-none-match'] ?? '';
  return held.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

import type { Right } from '#server/domain/stewards/rights.ts';

/** Who may use a route: anybody, whoever is signed in, those who look after the host, or stewards of the association in the address with this right. */
export type Guard = 'anyone' | 'signedIn' | 'host' | Right;

export interface ConsoleRoute {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly guard: Guard;
}

const A = '/console/a/:association';
const P = `${A}/projects/:project`;

/** The guard stays in the type: a handler is given the visit that its guard makes, and no other. */
type Guarded<G extends Guard> = ConsoleRoute & { readonly guard: G };
const get = <G extends Guard>(path: string, guard: G): Guarded<G> => ({ method: 'get', path, guard });
const post = <G extends Guard>(path: string, guard: G): Guarded<G> => ({ method: 'post', path, guard });

/**
 * Every route of the console with who may use it. There is no other way in: the routes are made from this table, and so is the test
 * that tries each of them as everybody. In this order: what is named comes before what may be any name.
 */
export const CONSOLE_ROUTES = {
  signIn: get('/console/sign-in', 'anyone'),
  askForLink: post('/console/sign-in', 'anyone'),
  enterPage: get('/console/sign-in/:token', 'anyone'),
  enter: post('/console/sign-in/:token', 'anyone'),
  askAgain: post('/console/sign-in/:token/again', 'anyone'),
  signOut: post('/console/sign-out', 'anyone'),
  home: get('/console', 'signedIn'),
  sessions: get('/console/sessions', 'signedIn'),
  endSession: post('/console/sessions', 'signedIn'),
  answerInvitation: post('/console/invitations/:invitation', 'signedIn'),
  newAssociation: get('/console/new', 'signedIn'),
  foundAssociation: post('/console/new', 'signedIn'),
  host: get('/console/host', 'host'),
  admit: post('/console/host/:association/admit', 'host'),
  approve: post('/console/host/:association/approve', 'host'),
  suspend: post('/console/host/:association/suspend', 'host'),
  sendLettersAgain: post('/console/host/letters', 'host'),
  overview: get(A, 'see'),
  newProject: get(`${A}/projects/new`, 'edit'),
  beginProject: post(`${A}/projects/new`, 'edit'),
  project: get(P, 'see'),
  preview: get(`${P}/preview.png`, 'see'),
  publish: post(`${P}/publish`, 'edit'),
  archive: post(`${P}/archive`, 'edit'),
  reopen: post(`${P}/reopen`, 'edit'),
  discard: post(`${P}/discard`, 'edit'),
  file: get(`${P}/file`, 'see'),
  downloadFile: get(`${P}/project.yaml`, 'see'),
  readFile: post(`${P}/file`, 'edit'),
  photo: get(`${P}/photo`, 'see'),
  draftPhoto: get(`${P}/photo.webp`, 'see'),
  sendPhoto: post(`${P}/photo`, 'edit'),
  removePhoto: post(`${P}/photo/remove`, 'edit'),
  gifts: get(`${P}/gifts`, 'see'),
  starter: post(`${P}/gifts/starter`, 'edit'),
  offerAgain: post(`${P}/gifts/again`, 'edit'),
  newGift: get(`${P}/gifts/new`, 'edit'),
  addGift: post(`${P}/gifts/new`, 'edit'),
  gift: get(`${P}/gifts/:gift`, 'see'),
  saveGift: post(`${P}/gifts/:gift`, 'edit'),
  drawGift: post(`${P}/gifts/:gift/picture`, 'edit'),
  retireGift: post(`${P}/gifts/:gift/retire`, 'edit'),
  giftUp: post(`${P}/gifts/:gift/up`, 'edit'),
  giftDown: post(`${P}/gifts/:gift/down`, 'edit'),
  questions: get(`${P}/questions`, 'see'),
  saveQuestions: post(`${P}/questions`, 'edit'),
  news: get(`${P}/news`, 'see'),
  chooseZone: post(`${P}/zone`, 'edit'),
  beginNews: post(`${P}/news`, 'edit'),
  oneNews: get(`${P}/news/:news`, 'see'),
  saveNews: post(`${P}/news/:news`, 'edit'),
  publishNews: post(`${P}/news/:news/publish`, 'edit'),
  withdrawNews: post(`${P}/news/:news/withdraw`, 'edit'),
  addNewsPhoto: post(`${P}/news/:news/photos`, 'edit'),
  newsPhoto: get(`${P}/news/:news/photos/:photo`, 'see'),
  newsPhotoFile: get(`${P}/news/:news/photos/:photo/photo.webp`, 'see'),
  coverNewsPhoto: post(`${P}/news/:news/photos/:photo/cover`, 'edit'),
  removeNewsPhoto: post(`${P}/news/:news/photos/:photo/remove`, 'edit'),
  section: get(`${P}/:section`, 'see'),
  saveSection: post(`${P}/:section`, 'edit'),
  donations: get(`${A}/donations`, 'money'),
  donationsCsv: get(`${A}/donations.csv`, 'money'),
  journal: get(`${A}/journal-:year.txt`, 'money'),
  stripe: post(`${A}/stripe`, 'money'),
  addresses: get(`${A}/addresses`, 'money'),
  addressesCsv: get(`${A}/addresses.csv`, 'money'),
  taxReceipts: get(`${A}/receipts`, 'money'),
  taxReceiptsCsv: get(`${A}/receipts-:year.csv`, 'money'),
  taxReceiptCopy: get(`${A}/receipts/:receipt.pdf`, 'money'),
  saveTaxBody: post(`${A}/receipts/body`, 'money'),
  declareTaxBody: post(`${A}/receipts/declare`, 'money'),
  stopTaxReceipts: post(`${A}/receipts/stop`, 'money'),
  issueTaxReceipts: post(`${A}/receipts/issue`, 'money'),
  voidTaxReceipt: post(`${A}/receipts/void`, 'money'),
  donation: get(`${A}/donations/:donation`, 'money'),
  refund: post(`${A}/donations/:donation/refund`, 'money'),
  takeBack: post(`${A}/donations/:donation/take-back`, 'money'),
  offline: get(`${A}/offline`, 'money'),
  enterOffline: post(`${A}/offline`, 'money'),
  words: get(`${A}/words`, 'words'),
  moderate: post(`${A}/words`, 'words'),
  villages: get(`${A}/villages`, 'words'),
  moderateVillage: post(`${A}/villages`, 'words'),
  reports: get(`${A}/reports`, 'words'),
  decideReport: post(`${A}/reports`, 'words'),
  sites: get(`${A}/sites`, 'edit'),
  addSite: post(`${A}/sites`, 'edit'),
  removeSite: post(`${A}/sites/remove`, 'edit'),
  keys: get(`${A}/keys`, 'people'),
  makeKey: post(`${A}/keys`, 'people'),
  revokeKey: post(`${A}/keys/revoke`, 'people'),
  people: get(`${A}/people`, 'people'),
  invite: post(`${A}/people/invite`, 'people'),
  withdrawInvitation: post(`${A}/people/withdraw`, 'people'),
  changeRole: post(`${A}/people/role`, 'people'),
  removeSteward: post(`${A}/people/remove`, 'people'),
} as const satisfies Readonly<Record<string, ConsoleRoute>>;
export type RouteName = keyof typeof CONSOLE_ROUTES;

import { z } from 'zod';

/** Slugs stand in addresses and in catalogue files; ids are made by the server and mean nothing. */
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const made = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[A-Za-z0-9_-]{16,40}$`));

export const AssociationId = made('asso').brand<'AssociationId'>();
export const DonationId = made('don').brand<'DonationId'>();
export const AttemptId = made('att').brand<'AttemptId'>();
export const RefundOrderId = made('ref').brand<'RefundOrderId'>();
export const PlacementId = made('plc').brand<'PlacementId'>();
export const PlayerId = made('ply').brand<'PlayerId'>();
export const StewardId = made('stw').brand<'StewardId'>();
export const InvitationId = made('inv').brand<'InvitationId'>();
export const DraftId = made('drf').brand<'DraftId'>();
export const OwnPictureId = made('pic').brand<'OwnPictureId'>();
export const PhotoId = made('pho').brand<'PhotoId'>();
export const NewsId = made('nws').brand<'NewsId'>();
export const ApiKeyId = made('api').brand<'ApiKeyId'>();
export const ReportId = made('rep').brand<'ReportId'>();
export const TaxReceiptId = made('rec').brand<'TaxReceiptId'>();
/** In the address somebody shares, `?via=…`: whose link it is. */
export const ShareCode = z
  .string()
  .regex(/^[a-z0-9]{8}$/)
  .brand<'ShareCode'>();
export const ProjectSlug = z.string().max(60).regex(SLUG).brand<'ProjectSlug'>();
export const VillageSlug = z.string().max(60).regex(SLUG).brand<'VillageSlug'>();
export const GiftSlug = z.string().max(40).regex(SLUG).brand<'GiftSlug'>();
export const StepSlug = z.string().max(40).regex(SLUG).brand<'StepSlug'>();

export type AssociationId = z.infer<typeof AssociationId>;
export type DonationId = z.infer<typeof DonationId>;
export type AttemptId = z.infer<typeof AttemptId>;
export type RefundOrderId = z.infer<typeof RefundOrderId>;
export type PlacementId = z.infer<typeof PlacementId>;
export type PlayerId = z.infer<typeof PlayerId>;
/** A person who acts for associations. */
export type StewardId = z.infer<typeof StewardId>;
export type InvitationId = z.infer<typeof InvitationId>;
export type DraftId = z.infer<typeof DraftId>;
export type ReportId = z.infer<typeof ReportId>;
/** A tax receipt that was issued once, voided or not. */
export type TaxReceiptId = z.infer<typeof TaxReceiptId>;
/** News from the field, which an association posts about a project. */
export type NewsId = z.infer<typeof NewsId>;
export type ShareCode = z.infer<typeof ShareCode>;
export type ApiKeyId = z.infer<typeof ApiKeyId>;
/** A gift's picture that an association drew itself; stands where a sprite's name stands. */
export type OwnPictureId = z.infer<typeof OwnPictureId>;
/** A photo of a project with its words: another photo, or other words, is another one. */
export type PhotoId = z.infer<typeof PhotoId>;
/** A project is known by its slug everywhere; slugs never change once something was given. */
export type ProjectSlug = z.infer<typeof ProjectSlug>;
/** A village is known by its slug everywhere. */
export type VillageSlug = z.infer<typeof VillageSlug>;
/** Unique within its project. */
export type GiftSlug = z.infer<typeof GiftSlug>;
/** Unique within its project. */
export type StepSlug = z.infer<typeof StepSlug>;

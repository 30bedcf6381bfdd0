/**
 * Twilio's error codes that sending to one number can meet, in our words. Twilio adds and splits codes
 * (it did so for landlines and sender numbers in July 2024); one that is not here keeps its number.
 *
 * Source: Twilio documentation, Error and Warning Dictionary.
 */
const REJECTION_CODES: Readonly<Record<number, string>> = {
  20003: 'gateway_credentials',
  21211: 'number_invalid',
  21217: 'number_invalid',
  21408: 'region_not_enabled',
  21606: 'sender_invalid',
  21608: 'number_not_verified',
  21610: 'recipient_opted_out',
  21612: 'route_unavailable',
  21614: 'number_not_mobile',
  21617: 'message_too_large',
  21635: 'number_not_mobile',
};

/** Our code for one of Twilio's. Holds no personal data. */
export function toRejectionCode(twilioCode: number): string {
  return REJECTION_CODES[twilioCode] ?? `twilio_${twilioCode}`;
}

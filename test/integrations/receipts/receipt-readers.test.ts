import { afterEach, describe, expect, it } from 'vitest';
import { createReceiptReaders, type ReceiptReaders } from '../../../integrations/receipts/receipt-readers.ts';
import { apiConfig } from '../../support/api-config.ts';
import { VISION_NOW } from '../../support/vision-model.ts';

const MODEL = { baseUrl: 'http://127.0.0.1:11434/v1', model: 'a-model' };

describe('the readers that the settings name', () => {
  const opened: ReceiptReaders[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(({ close }) => close()));
  });

  async function configured(settings: Record<string, string>) {
    const databaseUrl = 'postgresql://127.0.0.1/none';
    const config = await apiConfig({ databaseUrl, redisUrl: 'redis://127.0.0.1', ...settings });
    const readers = createReceiptReaders({
      languages: config.RECEIPT_LANGUAGES,
      vision: config.VISION_MODEL,
      clock: () => VISION_NOW,
    });
    opened.push(readers);
    return { bills: readers.bills.name, items: readers.items?.name };
  }

  it('are Tesseract alone when nothing is set', async () => {
    expect(await configured({})).toEqual({ bills: 'tesseract 7.0.0', items: undefined });
  });

  it('are Tesseract for bills and the model for photos of food', async () => {
    const settings = { VISION_MODEL: JSON.stringify(MODEL) };
    expect(await configured(settings)).toEqual({ bills: 'tesseract 7.0.0', items: 'a-model' });
  });

  it('are the model for both when it is to read bills', async () => {
    const settings = { VISION_MODEL: JSON.stringify({ ...MODEL, readsBills: true }) };
    expect(await configured(settings)).toEqual({ bills: 'a-model', items: 'a-model' });
  });

  it.each([
    { title: 'a key that no header can hold', setting: { ...MODEL, apiKey: 'two\nlines' } },
    {
      title: 'an address with a password',
      setting: { ...MODEL, baseUrl: 'https://me:secret@example.org/v1' },
    },
    { title: 'an address that is not of the web', setting: { ...MODEL, baseUrl: 'file:///etc/passwd' } },
  ])('are refused for $title, which is not shown', async ({ setting }) => {
    const failure = await configured({ VISION_MODEL: JSON.stringify(setting) }).catch(String);
    expect(failure).toContain('VISION_MODEL');
    expect(failure).not.toMatch(/secret|two/);
  });

  it('are refused for a language whose data is not there', async () => {
    await expect(configured({ RECEIPT_LANGUAGES: 'eng,tlh' })).rejects.toThrow('RECEIPT_LANGUAGES.1');
  });
});

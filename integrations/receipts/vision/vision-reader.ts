import { z } from 'zod';
import type { ReceiptReader } from '../../../domain/ports/receipt-reader.ts';
import type { TextLine } from '../../../domain/receipts/text-line.ts';
import { cleanLines } from '../clean-text.ts';
import { askModel, type Question, type VisionModel } from './ask-model.ts';
import { passing } from './read-completion.ts';

/** Of a bill for a month; more is a model that repeats itself. */
const MAX_LINES = 400;
const MAX_LINE_LENGTH = 200;

/** A model is as sure of what it invents as of what it reads; no line of it counts as surer than this. */
const MODEL_CONFIDENCE = 0.8;

const Transcript = z.object({ lines: z.array(z.string()) });

const QUESTION: Question = {
  name: 'transcript',
  form: Transcript,
  instructions:
    'Copy the text of the bill in the picture, line by line from top to bottom, exactly as it is printed, in its own language. Each printed line is one entry of "lines". Where columns stand apart, as a name and its price do, put at least two blanks between them. Add, correct, translate and leave out nothing. Where the picture shows no text, "lines" is empty.',
};

/**
 * Reads bills with a model that looks at pictures. Its lines have no regions.
 *
 * What the answer holds is text for a person to review, cut to lines of a bill's length; nothing else can come of it,
 * whatever the bill or the model says.
 */
export function createVisionReader(model: VisionModel): ReceiptReader {
  return {
    name: model.model,
    async read({ picture, signal }) {
      const transcript = Transcript.safeParse(await askModel({ model, question: QUESTION, picture, signal }));
      if (!transcript.success) throw passing('an answer of another form');
      const texts = transcript.data.lines.flatMap((text) => cleanLines({ text, maxLength: MAX_LINE_LENGTH }));
      if (texts.length > MAX_LINES) throw passing('more lines than any bill has');
      return texts.map((text): TextLine => ({ text, confidence: MODEL_CONFIDENCE }));
    },
  };
}

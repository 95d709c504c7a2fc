import PDFDocument from 'pdfkit';
import { InternalError } from '../../../errors.ts';
import type { ReportModel } from '../../../formats/outputs/report.ts';
import { clean } from './clean.ts';
import { pdfUaMetadata } from './metadata.ts';
import { packed } from './packed.ts';

export interface DocumentFacts {
  readonly title: string;
  /** Of the text, as BCP 47 has it. */
  readonly lang: string;
  readonly digest: string;
  readonly tool: ReportModel['tool'];
  /** YYYY-MM-DD. */
  readonly date: string;
}

/** An empty document that is both archivable (PDF/A-2a) and accessible (PDF/UA-1), and the same for the same facts. */
export function createDocument({ title, lang, digest, tool, date }: DocumentFacts): PDFDocument {
  const day = new Date(`${date}T00:00:00Z`);
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    font: null,
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    lang,
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    info: {
      Title: plain(title),
      // pdfkit makes the file's identity from this information: two reports of one day differ by their digest.
      Keywords: digest,
      Creator: `${tool.name} ${tool.version}`,
      CreationDate: day,
      ModDate: day,
    },
  });
  // As they are printed: readers ask for a page by its label.
  doc._root.data['PageLabels'] = { Nums: [0, { S: 'D' }] };
  doc.appendXML(pdfUaMetadata(day, lang));
  return doc;
}

/**
 * Gathers what the document writes, from now on; the function returned ends it.
 * Not through its stream: pdfkit writes in tens of thousands of small pieces, and a stream adds to each of them.
 */
export function gatherBytes(doc: PDFDocument): () => Uint8Array {
  const written: unknown = doc.read();
  const pieces: Uint8Array[] = written instanceof Uint8Array ? [written] : [];
  let hasEnded = false;
  doc.push = (piece: Uint8Array | null) => {
    if (piece === null) hasEnded = true;
    else pieces.push(piece);
    return true;
  };
  return () => {
    doc.end();
    if (!hasEnded) throw new InternalError('a PDF ended with parts unwritten');
    return packed(Buffer.concat(pieces));
  };
}

/** pdfkit writes the title into its XML as it is. */
function plain(title: string): string {
  return clean(title).replace(/\s+/g, ' ').replaceAll('&', '＆').replaceAll('<', '＜').replaceAll('>', '＞');
}

import type { CriterionHead, Document, DocumentBlock } from '../../document.ts';

/** A criterion by whichever words it is told of. */
type Head = Omit<CriterionHead, 'question'>;

/** Where a document tells of its criteria. */
export interface Places {
  /** Where a link to a criterion leads. */
  readonly toId: (id: string) => string | undefined;
  /** The name of this place of a criterion, and of the other one that tells of it; nothing from the third place on. */
  readonly of: (head: Head) => { readonly name: string; readonly other?: string } | undefined;
}

/**
 * Names the first and the second place that tells of a criterion. The names are counted, not made of ids: those may hold
 * whatever a publisher has written.
 */
export function placesOf(document: Document): Places {
  const heads = new Map<string, Head[]>();
  for (const head of headsIn(document)) {
    heads.set(head.id, [...(heads.get(head.id) ?? []), head]);
  }
  const numbers = new Map([...heads.keys()].map((id, index) => [id, index + 1]));
  const nameOf = (id: string, place: number) => `${['c', 'l'][place]}${numbers.get(id)}`;
  return {
    toId: (id) => (numbers.has(id) ? nameOf(id, 0) : undefined),
    of: (head) => {
      const own = heads.get(head.id) ?? [];
      const place = own.indexOf(head);
      if (place !== 0 && place !== 1) return undefined;
      return { name: nameOf(head.id, place), ...(own.length > 1 ? { other: nameOf(head.id, 1 - place) } : {}) };
    },
  };
}

/** Every place of a document that tells of a criterion, in its order. */
export function headsIn({ parts }: Document): readonly Head[] {
  return parts.flatMap(({ blocks }) => blocks.flatMap(headsOf));
}

function headsOf(block: DocumentBlock): readonly Head[] {
  switch (block.kind) {
    case 'folded':
      return block.blocks.flatMap(headsOf);
    case 'criteria':
      return block.criteria;
    case 'criteria-table':
      return block.groups.flatMap(({ rows }) => rows);
    default:
      return [];
  }
}

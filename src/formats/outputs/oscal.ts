import { z } from 'zod';
import type { Immutable } from '../immutable.ts';
import { lazily } from '../lazily.ts';
import { OSCAL_NAMESPACE, OSCAL_VERSION } from '../oscalNames.ts';

/** A name as OSCAL takes it, such as the id of a control. */
const token = () => z.string().regex(/^[\p{L}_][\p{L}\p{N}._-]*$/u);

/** Of one line, with something in it. */
const line = () => z.string().regex(/^\S(?:.*\S)?$/u);

/** Text with marks of Markdown. */
const prose = () => z.string().min(1);

const uuid = () => z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);

const moment = () => z.string().regex(/^\d{4}-\d{2}-\d{2}T00:00:00Z$/);

const property = () => z.strictObject({ name: token(), ns: z.literal(OSCAL_NAMESPACE).exactOptional(), value: line() });

const props = () => z.array(property()).min(1).exactOptional();

const metadata = () =>
  z.strictObject({
    title: prose(),
    'last-modified': moment(),
    version: line(),
    'oscal-version': z.literal(OSCAL_VERSION),
    props: props(),
    parties: z
      .array(z.strictObject({ uuid: uuid(), type: z.enum(['organization', 'person']), name: line() }))
      .min(1)
      .exactOptional(),
    remarks: prose().exactOptional(),
  });

const backMatter = () =>
  z.strictObject({
    resources: z.array(
      z.strictObject({
        uuid: uuid(),
        title: prose(),
        description: prose().exactOptional(),
        props: props(),
        rlinks: z
          .array(z.strictObject({ href: z.string(), 'media-type': line() }))
          .min(1)
          .exactOptional(),
      }),
    ),
  });

const relatedObservations = () =>
  z
    .array(z.strictObject({ 'observation-uuid': uuid() }))
    .min(1)
    .exactOptional();

const relatedRisks = () =>
  z
    .array(z.strictObject({ 'risk-uuid': uuid() }))
    .min(1)
    .exactOptional();

const observation = () =>
  z.strictObject({
    uuid: uuid(),
    title: prose(),
    description: prose(),
    props: props(),
    methods: z.array(z.enum(['EXAMINE', 'INTERVIEW', 'UNKNOWN'])).min(1),
    types: z.array(z.literal('control-objective')).min(1),
    origins: z.array(
      z.strictObject({ actors: z.array(z.strictObject({ type: z.literal('party'), 'actor-uuid': uuid() })).min(1) }),
    ),
    'relevant-evidence': z
      .array(z.strictObject({ description: prose() }))
      .min(1)
      .exactOptional(),
    collected: moment(),
    remarks: prose().exactOptional(),
  });

const risk = () =>
  z.strictObject({
    uuid: uuid(),
    title: prose(),
    description: prose(),
    statement: prose(),
    props: props(),
    status: z.enum(['open', 'investigating']),
    deadline: moment().exactOptional(),
    remediations: z
      .array(z.strictObject({ uuid: uuid(), lifecycle: z.literal('planned'), title: prose(), description: prose() }))
      .min(1)
      .exactOptional(),
    'related-observations': relatedObservations(),
  });

const finding = () =>
  z.strictObject({
    uuid: uuid(),
    title: prose(),
    description: prose(),
    props: props(),
    target: z.strictObject({
      type: z.literal('objective-id'),
      'target-id': token(),
      status: z.strictObject({ state: z.enum(['satisfied', 'not-satisfied']), reason: z.enum(['pass', 'fail']) }),
    }),
    'related-observations': relatedObservations(),
    'related-risks': relatedRisks(),
    remarks: prose().exactOptional(),
  });

/** What `report --format oscal` prints: the assessment results of OSCAL, as far as a self-check has something to say. */
export const oscalResultsSchema = lazily(() =>
  z.strictObject({
    'assessment-results': z.strictObject({
      uuid: uuid(),
      metadata: metadata(),
      'import-ap': z.strictObject({ href: z.string(), remarks: prose() }),
      results: z
        .array(
          z.strictObject({
            uuid: uuid(),
            title: prose(),
            description: prose(),
            start: moment(),
            end: moment(),
            props: props(),
            'reviewed-controls': z.strictObject({
              'control-selections': z
                .array(
                  z.union([
                    z.strictObject({ 'include-all': z.strictObject({}) }),
                    z.strictObject({
                      'include-controls': z.array(z.strictObject({ 'control-id': token() })).min(1),
                    }),
                  ]),
                )
                .min(1),
              'control-objective-selections': z
                .array(
                  z.strictObject({
                    'include-objectives': z.array(z.strictObject({ 'objective-id': token() })).min(1),
                  }),
                )
                .min(1)
                .exactOptional(),
            }),
            observations: z.array(observation()).min(1).exactOptional(),
            risks: z.array(risk()).min(1).exactOptional(),
            findings: z.array(finding()).min(1).exactOptional(),
            remarks: prose(),
          }),
        )
        .length(1),
      'back-matter': backMatter(),
    }),
  }),
);

/** What `report --format oscal-poam` prints: the plan of action and milestones of OSCAL. */
export const oscalPlanSchema = lazily(() =>
  z.strictObject({
    'plan-of-action-and-milestones': z.strictObject({
      uuid: uuid(),
      metadata: metadata(),
      'system-id': z.strictObject({ 'identifier-type': z.literal('http://ietf.org/rfc/rfc4122'), id: uuid() }),
      observations: z.array(observation()).min(1),
      risks: z.array(risk()).min(1),
      'poam-items': z
        .array(
          z.strictObject({
            uuid: uuid(),
            title: prose(),
            description: prose(),
            props: props(),
            'related-observations': relatedObservations(),
            'related-risks': relatedRisks(),
          }),
        )
        .min(1),
      'back-matter': backMatter(),
    }),
  }),
);

/** What `catalogue show --format oscal` prints: a catalogue of OSCAL, whose ids the other two name. */
export const oscalCatalogueSchema = lazily(() => {
  const named = { name: token(), ns: z.literal(OSCAL_NAMESPACE).exactOptional(), props: props(), prose: prose() };
  const part = z.strictObject({ id: token(), ...named });
  const control = z.strictObject({
    id: token(),
    class: z.literal('requirement'),
    title: prose(),
    props: props(),
    parts: z
      .array(
        z.strictObject({
          id: token(),
          ...named,
          parts: z.array(part).min(1).exactOptional(),
        }),
      )
      .min(1),
  });
  const section = z.strictObject({
    id: token(),
    class: z.literal('section'),
    title: prose(),
    props: props(),
    controls: z.array(control).min(1),
  });
  const category = z.strictObject({
    id: token(),
    class: z.literal('category'),
    title: prose(),
    props: props(),
    groups: z.array(section).min(1),
  });
  return z.strictObject({
    catalog: z.strictObject({ uuid: uuid(), metadata: metadata(), groups: z.array(category).min(1) }),
  });
});

export type OscalResults = Immutable<z.infer<ReturnType<typeof oscalResultsSchema>>>;
export type OscalPlan = Immutable<z.infer<ReturnType<typeof oscalPlanSchema>>>;
export type OscalCatalogue = Immutable<z.infer<ReturnType<typeof oscalCatalogueSchema>>>;
export type OscalMetadata = OscalResults['assessment-results']['metadata'];
export type OscalResource = OscalResults['assessment-results']['back-matter']['resources'][number];
export type OscalProperty = NonNullable<OscalMetadata['props']>[number];
type OscalResult = OscalResults['assessment-results']['results'][number];
export type OscalObservation = NonNullable<OscalResult['observations']>[number];
export type OscalRisk = NonNullable<OscalResult['risks']>[number];
export type OscalFinding = NonNullable<OscalResult['findings']>[number];

/** The version of OSCAL (NIST) that is written. */
export const OSCAL_VERSION = '1.2.1';

/** What OSCAL has no word for has its names here. */
export const OSCAL_NAMESPACE = 'urn:scs-check:oscal:1';

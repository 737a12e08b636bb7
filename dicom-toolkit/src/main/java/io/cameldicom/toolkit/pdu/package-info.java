/** The seven PDUs of the upper layer as records, and their bytes (PS3.8 §9.3); knows nothing of states or of DIMSE. */
package io.cameldicom.toolkit.pdu;

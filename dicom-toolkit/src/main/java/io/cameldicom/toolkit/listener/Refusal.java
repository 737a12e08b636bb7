package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.pdu.AssociateRj;

/**
 * Why somebody is not let in.
 *
 * @param answer what the peer is told
 * @param text goes on after the address of the peer, and says what to do
 */
record Refusal(RejectionCause cause, AssociateRj answer, String text) {}

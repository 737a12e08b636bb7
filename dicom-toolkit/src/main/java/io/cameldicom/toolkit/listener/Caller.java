package io.cameldicom.toolkit.listener;

import io.cameldicom.toolkit.engine.AeTitle;

/**
 * Whose association it is.
 *
 * @param remoteAddress numeric address of the peer
 * @param associationNumber unique in this process
 */
record Caller(AeTitle callingAeTitle, AeTitle calledAeTitle, String remoteAddress, long associationNumber) {}

package io.cameldicom.test.record;

import java.util.Optional;

/**
 * An object that came by C-STORE.
 *
 * @param number from 1, in the order in which the requests came
 * @param association number of its association
 * @param messageId of the request
 * @param contextId presentation context
 * @param sopClass Affected SOP Class UID of the request
 * @param sopInstance Affected SOP Instance UID of the request
 * @param transferSyntax of the presentation context
 * @param bytes of the data set that came
 * @param sha256 of those bytes, 64 hexadecimal digits in lower case
 * @param pdvs fragments in which they came
 * @param longestPdu length of the longest P-DATA-TF that held a part of them
 * @param complete whether the last fragment came
 * @param status that was answered; empty where none was, or something that is no answer
 */
public record ObjectSeen(
        int number,
        int association,
        int messageId,
        int contextId,
        String sopClass,
        String sopInstance,
        String transferSyntax,
        long bytes,
        String sha256,
        int pdvs,
        long longestPdu,
        boolean complete,
        Optional<Integer> status) {}

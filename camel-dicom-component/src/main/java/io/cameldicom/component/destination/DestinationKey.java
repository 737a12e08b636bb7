package io.cameldicom.component.destination;

import io.cameldicom.component.outcome.StatusPolicy;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.Proposal;
import io.cameldicom.toolkit.pool.PoolOptions;

/**
 * What endpoints must have in common to share a destination and its associations.
 *
 * @param engine name of the engine
 * @param proposal what each association negotiates beside its contexts
 */
public record DestinationKey(
        String engine,
        DicomAddress peer,
        AeTitle callingAeTitle,
        AssociationOptions associationOptions,
        Proposal proposal,
        PoolOptions poolOptions,
        StatusPolicy statusPolicy,
        BreakerOptions breakerOptions) {}

package io.cameldicom.toolkit.engine;

import io.cameldicom.toolkit.data.DataSet;
import java.util.Objects;
import java.util.Optional;

/**
 * A request with a data set of a few kilobytes, which {@link Association#invoke} sends: queries, retrieval and the
 * normalized services (PS3.7 §9.1 and §10.1). C-ECHO and C-STORE have methods of their own.
 */
public sealed interface DimseRequest {
    /** Affected or Requested SOP Class UID, which is the abstract syntax of the presentation context too. */
    String sopClassUid();

    /** What is sent after the command: an identifier, attributes, or the information of an action. */
    Optional<DataSet> dataSet();

    /**
     * C-FIND (PS3.7 §9.1.2): one pending response for each match, with the match as its data set.
     *
     * @param identifier keys to match and to return, with their Specific Character Set and Query/Retrieve Level
     */
    record Find(String sopClassUid, DataSet identifier) implements DimseRequest {
        public Find {
            Objects.requireNonNull(sopClassUid, "sopClassUid");
            Objects.requireNonNull(identifier, "identifier");
        }

        @Override
        public Optional<DataSet> dataSet() {
            return Optional.of(identifier);
        }
    }

    /**
     * C-MOVE (PS3.7 §9.1.4): the peer sends the objects to another title.
     *
     * @param destination whom the peer calls; it must know the address
     */
    record Move(String sopClassUid, AeTitle destination, DataSet identifier) implements DimseRequest {
        public Move {
            Objects.requireNonNull(sopClassUid, "sopClassUid");
            Objects.requireNonNull(destination, "destination");
            Objects.requireNonNull(identifier, "identifier");
        }

        @Override
        public Optional<DataSet> dataSet() {
            return Optional.of(identifier);
        }
    }

    /**
     * C-GET (PS3.7 §9.1.3): the peer sends the objects on this association, by C-STORE requests of its own. Needs
     * contexts for their SOP classes in which we are SCP ({@link RoleSelection}).
     *
     * @param intake takes what arrives
     */
    record Get(String sopClassUid, DataSet identifier, ObjectIntake intake) implements DimseRequest {
        public Get {
            Objects.requireNonNull(sopClassUid, "sopClassUid");
            Objects.requireNonNull(identifier, "identifier");
            Objects.requireNonNull(intake, "intake");
        }

        @Override
        public Optional<DataSet> dataSet() {
            return Optional.of(identifier);
        }
    }

    /**
     * N-ACTION (PS3.7 §10.1.4).
     *
     * @param actionTypeId 0 to 65535; for a request for storage commitment 1 (PS3.4 §J.3.2.1)
     */
    record Action(String sopClassUid, String sopInstanceUid, int actionTypeId, Optional<DataSet> dataSet)
            implements DimseRequest {
        public Action {
            Objects.requireNonNull(sopClassUid, "sopClassUid");
            Objects.requireNonNull(sopInstanceUid, "sopInstanceUid");
            Objects.requireNonNull(dataSet, "dataSet");
        }
    }

    /**
     * N-CREATE (PS3.7 §10.1.5).
     *
     * @param sopInstanceUid empty where the peer is to choose it
     */
    record Create(String sopClassUid, Optional<String> sopInstanceUid, DataSet attributes) implements DimseRequest {
        public Create {
            Objects.requireNonNull(sopClassUid, "sopClassUid");
            Objects.requireNonNull(sopInstanceUid, "sopInstanceUid");
            Objects.requireNonNull(attributes, "attributes");
        }

        @Override
        public Optional<DataSet> dataSet() {
            return Optional.of(attributes);
        }
    }

    /** N-SET (PS3.7 §10.1.3). */
    record Set(String sopClassUid, String sopInstanceUid, DataSet modifications) implements DimseRequest {
        public Set {
            Objects.requireNonNull(sopClassUid, "sopClassUid");
            Objects.requireNonNull(sopInstanceUid, "sopInstanceUid");
            Objects.requireNonNull(modifications, "modifications");
        }

        @Override
        public Optional<DataSet> dataSet() {
            return Optional.of(modifications);
        }
    }
}

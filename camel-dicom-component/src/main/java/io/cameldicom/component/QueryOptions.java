package io.cameldicom.component;

import io.cameldicom.component.query.Identifiers;
import io.cameldicom.component.query.InformationModel;
import io.cameldicom.component.query.ReturnKeys;
import io.cameldicom.component.query.StorageContexts;
import io.cameldicom.toolkit.attributes.IllegalAttributeException;
import io.cameldicom.toolkit.charset.CharacterSetException;
import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.ExtendedNegotiation;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What the options of queries and retrieval say. */
final class QueryOptions {
    /** Those of an earlier operation must not be taken for those of this one. */
    static final List<String> RESULT_HEADERS = List.of(
            DicomConstants.STATUS,
            DicomConstants.OUTCOME,
            DicomConstants.OFFENDING_ELEMENTS,
            DicomConstants.MATCH_COUNT,
            DicomConstants.MORE_MATCHES,
            DicomConstants.KEYS_UNSUPPORTED,
            DicomConstants.COMPLETED,
            DicomConstants.FAILED,
            DicomConstants.WARNING,
            DicomConstants.REMAINING,
            DicomConstants.RETRIEVE_RESULT);

    private QueryOptions() {}

    /** @throws IllegalArgumentException naming the option, its value and what is expected */
    static void check(DicomEndpoint endpoint) {
        DicomConfiguration configuration = endpoint.getConfiguration();
        InformationModel model = InformationModel.parse(configuration.getModel());
        if (endpoint.getOperation() != DicomOperation.FIND && model.move().isEmpty()) {
            throw new IllegalArgumentException(
                    "model: '" + model.name() + "' (expected: patient-root or study-root for "
                            + endpoint.getOperation().uriName() + ")");
        }
        identifiers(configuration);
        StorageContexts.of(Names.list(configuration.getSopClasses()), Names.list(configuration.getTransferSyntaxes()));
        if (configuration.getLevel() != null) {
            model.level(configuration.getLevel());
        }
        requireCharacterSet("queryCharacterSet", configuration.getQueryCharacterSet());
        requireCharacterSet("matchCharacterSet", configuration.getMatchCharacterSet());
        if (configuration.getLimit() < 0) {
            throw new IllegalArgumentException(
                    "limit: " + configuration.getLimit() + " (expected: 0 for none, or more)");
        }
        Duration timeout = configuration.getOperationTimeout();
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("operationTimeout: " + timeout + " (expected: longer than zero)");
        }
        if (configuration.getMoveDestination() != null) {
            moveDestination(configuration.getMoveDestination());
        }
    }

    private static void requireCharacterSet(String option, String value) {
        try {
            if (value != null) {
                SpecificCharacterSet.of(value);
            }
        } catch (CharacterSetException e) {
            throw new IllegalArgumentException(option + ": " + e.getMessage());
        }
    }

    /** Declares the option's character set where the match declares none; no text is changed. */
    static UnaryOperator<DataSet> declaring(DicomConfiguration configuration) {
        String characterSet = configuration.getMatchCharacterSet();
        if (characterSet == null) {
            return UnaryOperator.identity();
        }
        String padded = characterSet.length() % 2 == 0 ? characterSet : characterSet + " ";
        Element declaration = Element.of(Tag.SPECIFIC_CHARACTER_SET, VR.CS, padded);
        return match -> match.string(Tag.SPECIFIC_CHARACTER_SET).isPresent() ? match : match.with(declaration);
    }

    static AeTitle moveDestination(String title) {
        try {
            return new AeTitle(title);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("moveDestination: " + e.getMessage());
        }
    }

    static Identifiers identifiers(DicomConfiguration configuration) {
        try {
            return new Identifiers(
                    InformationModel.parse(configuration.getModel()),
                    Optional.ofNullable(configuration.getLevel()),
                    Optional.ofNullable(configuration.getReturnKeys()).map(keys -> ReturnKeys.of(Names.list(keys))),
                    configuration.isRelational());
        } catch (IllegalAttributeException e) {
            throw new IllegalArgumentException("returnKeys: " + e.getMessage());
        }
    }

    /** What to ask of the peer beside presentation contexts (PS3.4 §C.5.1.1.1, §C.5.2.1 and §C.5.3.1). */
    static List<ExtendedNegotiation> negotiations(DicomEndpoint endpoint) {
        DicomConfiguration configuration = endpoint.getConfiguration();
        InformationModel model = InformationModel.parse(configuration.getModel());
        byte relational = (byte) (configuration.isRelational() ? 1 : 0);
        byte fuzzy = (byte) (configuration.isFuzzy() ? 1 : 0);
        return switch (endpoint.getOperation()) {
            case FIND ->
                relational + fuzzy == 0
                        ? List.of()
                        : List.of(negotiation(
                                model.find(),
                                fuzzy == 0 ? new byte[] {relational} : new byte[] {relational, 0, fuzzy}));
            case MOVE -> ofRetrieval(model.move(), relational);
            case GET -> ofRetrieval(model.get(), relational);
            default -> List.of();
        };
    }

    private static List<ExtendedNegotiation> ofRetrieval(Optional<String> sopClassUid, byte relational) {
        return relational == 0
                ? List.of()
                : sopClassUid.map(uid -> negotiation(uid, relational)).stream().toList();
    }

    private static ExtendedNegotiation negotiation(String sopClassUid, byte... information) {
        return new ExtendedNegotiation(sopClassUid, ByteBuffer.wrap(information));
    }
}

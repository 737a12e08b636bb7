package io.cameldicom.toolkit.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.engine.Proposal;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.engine.RoleSelection;
import io.cameldicom.toolkit.engine.UserInformation;
import io.cameldicom.toolkit.pdu.AssociateAc;
import io.cameldicom.toolkit.pdu.AssociateRq;
import io.cameldicom.toolkit.pdu.PresentationContextAc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an acceptance means for roles and contexts. */
class AgreementTest {
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final String MR = "1.2.840.10008.5.1.4.1.1.4";
    private static final String IMPLICIT = "1.2.840.10008.1.2";
    private static final String BIG_ENDIAN = "1.2.840.10008.1.2.2";

    @Test
    void isScpWhereThatWasProposedAndAccepted() {
        Agreement agreement = roles(List.of(role(CT, true, true)), List.of(role(CT, true, true)));
        assertThat(agreement.scpRole()).containsExactly(CT);
        assertThat(agreement.withoutScuRole()).isEmpty();
    }

    @Test
    void isScuOnlyWithoutAnAnswer() {
        Agreement agreement = roles(List.of(role(CT, true, true)), List.of());
        assertThat(agreement.scpRole()).isEmpty();
        assertThat(agreement.withoutScuRole()).isEmpty();
    }

    @Test
    void isNotScpWhereThatWasNotProposedOrNotAccepted() {
        assertThat(roles(List.of(), List.of(role(CT, true, true))).scpRole()).isEmpty();
        assertThat(roles(List.of(role(CT, true, false)), List.of(role(CT, true, true)))
                        .scpRole())
                .isEmpty();
        assertThat(roles(List.of(role(CT, true, true)), List.of(role(CT, true, false)))
                        .scpRole())
                .isEmpty();
        assertThat(roles(List.of(role(CT, true, true)), List.of(role(MR, true, true)))
                        .scpRole())
                .isEmpty();
    }

    @Test
    void isNotScuWhereThePeerRefusesThat() {
        Agreement agreement = roles(List.of(role(CT, true, true)), List.of(role(CT, false, true)));
        assertThat(agreement.withoutScuRole()).containsExactly(CT);
        assertThat(agreement.messageContext(CT)).isEmpty();
    }

    @Test
    void writesMessagesInNoBigEndianContext() {
        Agreement agreement = agreement(List.of(BIG_ENDIAN, IMPLICIT), List.of(), List.of());
        assertThat(agreement.messageContext(CT)).contains(new PresentationContext(3, CT, IMPLICIT));
        assertThat(agreement(List.of(BIG_ENDIAN), List.of(), List.of()).messageContext(CT))
                .isEmpty();
    }

    @Test
    void keepsTheFirstOfTwoAnswersForOneContext() {
        AssociateAc twice = acceptance(
                List.of(
                        new PresentationContextAc(1, PresentationContextAc.ACCEPTANCE, IMPLICIT),
                        new PresentationContextAc(1, PresentationContextAc.ACCEPTANCE, BIG_ENDIAN)),
                List.of());
        Agreement agreement = Agreement.of(
                request(List.of(new ProposedContext(CT, List.of(IMPLICIT, BIG_ENDIAN))), List.of()), twice);
        assertThat(agreement.contextsById()).containsOnlyKeys(1);
        assertThat(agreement.contextsById().get(1).transferSyntax()).isEqualTo(IMPLICIT);
    }

    private static RoleSelection role(String sopClass, boolean scu, boolean scp) {
        return new RoleSelection(sopClass, scu, scp);
    }

    private static Agreement roles(List<RoleSelection> proposed, List<RoleSelection> answered) {
        return agreement(List.of(IMPLICIT), proposed, answered);
    }

    private static Agreement agreement(
            List<String> transferSyntaxes, List<RoleSelection> proposed, List<RoleSelection> answered) {
        List<ProposedContext> contexts = new ArrayList<>();
        List<PresentationContextAc> answers = new ArrayList<>();
        for (String transferSyntax : transferSyntaxes) {
            answers.add(new PresentationContextAc(
                    AssociationRequest.contextId(contexts.size()), PresentationContextAc.ACCEPTANCE, transferSyntax));
            contexts.add(ProposedContext.of(CT, transferSyntax));
        }
        return Agreement.of(request(contexts, proposed), acceptance(answers, answered));
    }

    private static AssociationRequest request(List<ProposedContext> contexts, List<RoleSelection> roles) {
        return new AssociationRequest(
                DicomAddress.parse("PEER@127.0.0.1:104"),
                new AeTitle("SCU"),
                contexts,
                AssociationOptions.DEFAULTS,
                new Proposal(1, roles, List.of(), List.of(), Optional.empty()));
    }

    private static AssociateAc acceptance(List<PresentationContextAc> answers, List<RoleSelection> roles) {
        UserInformation user = new UserInformation(
                16384,
                "1.2.3",
                Optional.empty(),
                Optional.empty(),
                roles,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
        return new AssociateAc(1, "PEER", "SCU", AssociateRq.DICOM_APPLICATION_CONTEXT, answers, user);
    }
}

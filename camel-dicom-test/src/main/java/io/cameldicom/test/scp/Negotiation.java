package io.cameldicom.test.scp;

import io.cameldicom.test.record.ContextSeen;
import io.cameldicom.test.script.Terms;
import io.cameldicom.test.wire.AssociateAccept;
import io.cameldicom.test.wire.AssociateRequest;
import io.cameldicom.test.wire.ContextAnswer;
import io.cameldicom.test.wire.ProposedContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is answered to a request under given terms: of each context the first transfer syntax that is taken. */
record Negotiation(AssociateRequest request, Terms terms, List<ContextAnswer> answers) {
    static final Negotiation NONE = new Negotiation(null, Terms.USUAL, List.of());

    static Negotiation of(AssociateRequest request, Terms terms) {
        return new Negotiation(
                request,
                terms,
                request.contexts().stream()
                        .map(context -> answer(context, terms))
                        .toList());
    }

    private static ContextAnswer answer(ProposedContext context, Terms terms) {
        String first = context.transferSyntaxes().isEmpty()
                ? ""
                : context.transferSyntaxes().get(0);
        if (!terms.takesClass(context.abstractSyntax())) {
            return new ContextAnswer(context.id(), ContextAnswer.ABSTRACT_SYNTAX_NOT_SUPPORTED, first);
        }
        Optional<String> chosen = terms.forcedSyntax()
                .or(() -> context.transferSyntaxes().stream()
                        .filter(syntax -> terms.takes(context.abstractSyntax(), syntax))
                        .findFirst());
        return chosen.map(syntax -> new ContextAnswer(context.id(), ContextAnswer.ACCEPTED, syntax))
                .orElse(new ContextAnswer(context.id(), ContextAnswer.TRANSFER_SYNTAXES_NOT_SUPPORTED, first));
    }

    byte[] accept() {
        return new AssociateAccept(request, answers, terms.maximumPdu(), terms.window()).bytes();
    }

    /** The contexts as proposed; with what was accepted of them where {@code established}. */
    List<ContextSeen> seen(boolean established) {
        List<ContextSeen> seen = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            ProposedContext context = request.contexts().get(i);
            ContextAnswer answer = answers.get(i);
            seen.add(new ContextSeen(
                    context.id(),
                    context.abstractSyntax(),
                    context.transferSyntaxes(),
                    established && answer.isAccepted() ? answer.transferSyntax() : ""));
        }
        return List.copyOf(seen);
    }

    /** Transfer syntaxes of the accepted contexts, by id. */
    Map<Integer, String> accepted() {
        Map<Integer, String> accepted = new HashMap<>();
        answers.stream()
                .filter(ContextAnswer::isAccepted)
                .forEach(answer -> accepted.put(answer.id(), answer.transferSyntax()));
        return accepted;
    }

    /** Largest P-DATA-TF that the other side takes; 0 is unlimited. */
    long theirMaximum() {
        return request.user().maximumLength();
    }
}

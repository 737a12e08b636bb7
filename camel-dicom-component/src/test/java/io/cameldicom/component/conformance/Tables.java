package io.cameldicom.component.conformance;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.component.outcome.StatusTable;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.ImplementationIdentity;
import io.cameldicom.toolkit.charset.DefinedTerm;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.data.UidDictionary;
import io.cameldicom.toolkit.service.Service;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of the conformance statement, each found out from the code: mostly by asking what it does. */
final class Tables {
    private static final String YES = "Yes";
    private static final String NO = "No";

    private final Acceptor acceptor;
    private final Requestor requestor;

    Tables(Acceptor acceptor, Requestor requestor) {
        this.acceptor = acceptor;
        this.requestor = requestor;
    }

    Map<String, Table> all() throws Exception {
        Map<String, Table> tables = new LinkedHashMap<>();
        tables.put("services", services());
        tables.put("storage-classes", storageClasses());
        tables.put("transfer-syntaxes", transferSyntaxes());
        tables.put("proposed-contexts", proposedContexts());
        tables.put("retrieved-classes", retrievedClasses());
        tables.put("store-statuses", storeStatuses());
        tables.put("character-sets", characterSets());
        tables.put("implementation", implementation());
        tables.put("configuration", Options.table());
        return tables;
    }

    private Table services() throws Exception {
        Set<String> asUser = new LinkedHashSet<>();
        for (Operation operation : Operation.ALL) {
            asUser.addAll(operation.proposed(requestor).keySet());
        }
        Set<String> asProvider = acceptor.sopClasses(sopClasses().toList());
        Table table = new Table("SOP class", "UID", "SCU", "SCP");
        sopClasses().filter(uid -> !isStorage(uid)).forEach(uid -> {
            boolean hearsOnly = Service.COMMITMENT.sopClasses().contains(uid); // reports, as the SCU of the service
            boolean provided = asProvider.contains(uid) && !hearsOnly;
            if (asUser.contains(uid) || provided) {
                table.row(name(uid), uid, asUser.contains(uid) ? YES : NO, provided ? YES : NO);
            }
        });
        return table;
    }

    private Table storageClasses() throws Exception {
        Table table = new Table("SOP class", "UID");
        acceptor.sopClasses(sopClasses().filter(Tables::isStorage).toList()).forEach(uid -> table.row(name(uid), uid));
        return table;
    }

    private Table transferSyntaxes() throws Exception {
        Set<String> accepted = acceptor.transferSyntaxes(TestObjects.CT, transferSyntaxUids());
        Table table =
                new Table("transfer syntax", "UID", "Storage SCU", "Storage SCP", "Storage SCU may convert it to");
        for (String uid : transferSyntaxUids()) {
            boolean sent = requestor.stores(uid);
            if (sent || accepted.contains(uid)) {
                table.row(
                        TransferSyntax.of(uid).map(TransferSyntax::name).orElseGet(() -> UidDictionary.name(uid)),
                        uid,
                        sent ? YES : NO,
                        accepted.contains(uid) ? YES : NO,
                        requestor.convertsTo(uid).stream()
                                .map(Tables::shortName)
                                .collect(Collectors.joining(", ")));
            }
        }
        return table;
    }

    /** Storage classes that get takes have a table of their own. */
    private Table proposedContexts() {
        Table table = new Table("operation", "abstract syntax", "UID", "transfer syntaxes");
        for (Operation operation : Operation.ALL) {
            operation.proposed(requestor).forEach((sopClass, syntaxes) -> {
                if (!operation.name().equals("get") || !isStorage(sopClass)) {
                    table.row("`" + operation.uri() + "`", name(sopClass), sopClass, names(syntaxes));
                }
            });
        }
        return table;
    }

    private Table retrievedClasses() {
        Table table = new Table("SOP class", "UID", "transfer syntaxes");
        Operation.ALL.stream()
                .filter(operation -> operation.name().equals("get"))
                .findFirst()
                .orElseThrow()
                .proposed(requestor)
                .forEach((sopClass, syntaxes) -> {
                    if (isStorage(sopClass)) {
                        table.row(name(sopClass), sopClass, names(syntaxes));
                    }
                });
        return table;
    }

    private static String names(Collection<String> transferSyntaxes) {
        return transferSyntaxes.stream().map(Tables::shortName).collect(Collectors.joining(", "));
    }

    private static Table storeStatuses() {
        Table table = new Table("status", "meaning", "outcome for the object");
        int from = 0;
        for (int status = 0; status <= 0xFFFF; status++) {
            if (status == 0xFFFF || !same(status, status + 1)) {
                if (isDefined(status)) {
                    table.row(
                            range(from, status),
                            StatusTable.meaning(status),
                            "`" + StatusTable.byDefault(status).word() + "`");
                }
                from = status + 1;
            }
        }
        return table.row(
                "any other",
                StatusTable.meaning(0x0002),
                "`" + StatusTable.byDefault(0x0002).word() + "`");
    }

    private static boolean isDefined(int status) {
        return !StatusTable.meaning(status).equals(StatusTable.meaning(0x0002))
                || StatusTable.byDefault(status) != Outcome.PERMANENT;
    }

    private static boolean same(int one, int other) {
        return StatusTable.meaning(one).equals(StatusTable.meaning(other))
                && StatusTable.byDefault(one) == StatusTable.byDefault(other);
    }

    private static String range(int from, int to) {
        return from == to ? "%04X".formatted(from) : "%04X-%04X".formatted(from, to);
    }

    private static Table characterSets() {
        Table table = new Table("defined term", "as Java names it");
        for (DefinedTerm term : DefinedTerm.values()) {
            table.row("`" + term.term() + "`", term.charset().name());
        }
        return table;
    }

    private static Table implementation() {
        return new Table("parameter", "value")
                .row("Application Context Name", "1.2.840.10008.3.1.1.1")
                .row("Implementation Class UID", ImplementationIdentity.CLASS_UID)
                .row("Implementation Version Name", ImplementationIdentity.VERSION_NAME);
    }

    private static String name(String uid) {
        String name = UidDictionary.name(uid);
        return name.equals(uid) ? "(retired, without a name)" : name;
    }

    private static Stream<String> sopClasses() {
        return UidDictionary.entries().stream()
                .filter(entry -> entry.type().endsWith("SOP Class"))
                .map(UidDictionary.Entry::uid);
    }

    /** As the names of the standard say, of which two retired classes have none: what they call storage. */
    private static boolean isStorage(String uid) {
        String name = UidDictionary.name(uid);
        return name.equals(uid)
                || name.contains("Storage")
                        && !name.contains("Storage Commitment")
                        && !name.startsWith("Media Storage");
    }

    private static List<String> transferSyntaxUids() {
        return Stream.concat(
                        TransferSyntax.all().stream().map(TransferSyntax::uid),
                        UidDictionary.entries().stream()
                                .filter(entry -> entry.type().equals("Transfer Syntax"))
                                .map(UidDictionary.Entry::uid))
                .distinct()
                .toList();
    }

    private static String shortName(String uid) {
        return TransferSyntax.of(uid).map(TransferSyntax::name).orElse(uid);
    }
}

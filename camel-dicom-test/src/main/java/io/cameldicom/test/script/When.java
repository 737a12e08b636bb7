package io.cameldicom.test.script;

import java.util.List;
import java.util.Optional;

/** The beginnings of rules: what they wait for. Numbers begin with 1 and count from when the rule is given. */
public final class When {
    private When() {}

    private static Rule rule(Unit unit, Numbers numbers) {
        return new Rule(new Selector(unit, numbers, Optional.empty()), Moment.DUE, List.of());
    }

    public static Rule association(int number) {
        return associations(number, number);
    }

    public static Rule associations(int first, int last) {
        return rule(Unit.ASSOCIATION, new Numbers(first, last));
    }

    public static Rule associationsFrom(int first) {
        return associations(first, Integer.MAX_VALUE);
    }

    /** So many of a hundred connections, chosen by chance: the same ones for the same seed. */
    public static Rule shareOfAssociations(int percent, long seed) {
        return rule(Unit.ASSOCIATION, Numbers.share(percent, seed));
    }

    public static Rule everyAssociation() {
        return rule(Unit.ASSOCIATION, Numbers.ALL);
    }

    /** The C-STORE request of this number, over all associations. */
    public static Rule object(int number) {
        return objects(number, number);
    }

    public static Rule objects(int first, int last) {
        return rule(Unit.OBJECT, new Numbers(first, last));
    }

    public static Rule objectsFrom(int first) {
        return objects(first, Integer.MAX_VALUE);
    }

    /** So many of a hundred C-STORE requests, chosen by chance: the same ones for the same seed. */
    public static Rule shareOfObjects(int percent, long seed) {
        return rule(Unit.OBJECT, Numbers.share(percent, seed));
    }

    public static Rule everyObject() {
        return rule(Unit.OBJECT, Numbers.ALL);
    }

    /** The C-ECHO request of this number, over all associations. */
    public static Rule echo(int number) {
        return rule(Unit.ECHO, new Numbers(number, number));
    }

    public static Rule everyEcho() {
        return rule(Unit.ECHO, Numbers.ALL);
    }

    /** The A-RELEASE request of this number, over all associations. */
    public static Rule release(int number) {
        return rule(Unit.RELEASE, new Numbers(number, number));
    }

    public static Rule everyRelease() {
        return rule(Unit.RELEASE, Numbers.ALL);
    }
}

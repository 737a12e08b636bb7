package io.cameldicom.testing;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * What lets a thread wait for something else to happen: calls and method references. A lock held for the time of a few
 * instructions is none, nor are reads and writes of files.
 */
public final class BlockingWaits {
    private static final String OUR_OWN = "io.cameldicom.";

    /** Waits on whatever class they stand. */
    private static final Set<String> ALWAYS = Set.of(
            "sync",
            "syncUninterruptibly",
            "sleep",
            "wait",
            "waitFor",
            "timedWait",
            "timedJoin",
            "invokeAll",
            "invokeAny");

    private static final Set<String> OF_QUEUES = Set.of("take", "put", "takeFirst", "takeLast", "putFirst", "putLast");

    private BlockingWaits() {}

    /** Matches an access to a method that waits. */
    public static DescribedPredicate<JavaAccess<?>> areCalled() {
        return DescribedPredicate.describe("waits", access -> waits(access.getTarget()));
    }

    private static boolean waits(AccessTarget target) {
        if (!(target instanceof AccessTarget.CodeUnitAccessTarget method)) {
            return false;
        }
        JavaClass owner = method.getOwner();
        String name = method.getName();
        if (ALWAYS.contains(name) || name.startsWith("await") || name.startsWith("park")) {
            return !owner.getPackageName().concat(".").startsWith(OUR_OWN);
        }
        if (name.equals("join")) {
            return owner.isAssignableTo(Thread.class) || owner.isAssignableTo(Future.class);
        }
        if (name.equals("get") || name.equals("invoke")) {
            return owner.isAssignableTo(Future.class);
        }
        boolean bounded = takesATimeout(method);
        if (owner.isAssignableTo(Semaphore.class)) {
            return name.startsWith("acquire") || name.equals("tryAcquire") && bounded;
        }
        return (owner.isAssignableTo(BlockingQueue.class) || owner.isAssignableTo(CompletionService.class))
                && (OF_QUEUES.contains(name) || bounded);
    }

    private static boolean takesATimeout(AccessTarget.CodeUnitAccessTarget method) {
        List<JavaClass> parameters = method.getRawParameterTypes();
        return parameters.stream().anyMatch(type -> type.isEquivalentTo(java.util.concurrent.TimeUnit.class));
    }
}

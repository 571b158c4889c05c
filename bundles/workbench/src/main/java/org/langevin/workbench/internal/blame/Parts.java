package org.langevin.workbench.internal.blame;

import java.io.UncheckedIOException;
import java.lang.StackWalker.Option;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.langevin.api.InvalidExperimentException;
import org.langevin.binding.Pointers;
import org.langevin.workbench.internal.findings.NotFiniteException;

/**
 * The parts of an experiment, and which of them is to blame when one fails. Of the parts at work,
 * one inside the other, it is the innermost whose own code is on the stack: of a loss in which the
 * SDE throws, the SDE. Of several parts from one bundle it is the one whose class is on the stack,
 * the factory's or the instance's. A part whose code is not there, because a library throws in its
 * name, is to blame where the workbench called it. Where the called part holds several of one
 * extension, any of them may have failed, and all of them are named. Safe for use by several
 * threads.
 */
public final class Parts {
  /** Where an experiment's dataset stands. */
  public static final String DATASET = "/dataset";

  /** Where an experiment's SDE stands. */
  public static final String SDE = "/sde";

  /** Where an experiment's network stands. */
  public static final String NETWORK = "/network";

  /** Where an experiment's loss stands. */
  public static final String LOSS = "/loss";

  /** Where a training's optimiser stands. */
  public static final String OPTIMIZER = "/training/optimizer";

  /** Where a training's averaging stands. */
  public static final String AVERAGING = "/training/averaging";

  private static final String TELL = "It is defective: tell its author";

  private final List<PartName> names = new CopyOnWriteArrayList<>();
  private final Map<PartName, String> instances = new ConcurrentHashMap<>();

  /** Takes note of a part. */
  public void add(PartName name) {
    names.add(name);
  }

  /** Takes note of what became of a part. */
  public void made(PartName name, Object instance) {
    instances.put(name, outermost(instance.getClass().getName()));
  }

  /** The name of the part at a place. */
  public PartName at(String pointer) {
    return names.stream()
        .filter(name -> name.pointer().equals(pointer))
        .findFirst()
        .orElseGet(() -> PartName.at(pointer));
  }

  /** Whether a part is one of these. */
  public boolean contain(PartName name) {
    return names.contains(name);
  }

  /**
   * Calls a part.
   *
   * @param when words that follow the complaint: {@code in drawing its figures}
   * @throws PartFailedException if it throws
   */
  public <T> T call(PartName part, String when, Supplier<T> call) {
    try {
      return call.get();
    } catch (RuntimeException | Error e) {
      throw failed(part, when, e, Parts.class);
    }
  }

  /**
   * Calls a part that must answer.
   *
   * @param question what it is asked: {@code training()}
   * @throws PartFailedException if it throws or answers null
   */
  public <T> T ask(PartName part, String question, Supplier<T> call) {
    T answer = call(part, " when asked for " + question, call);
    if (answer == null) {
      throw PartFailedException.gave(part, "gave null when asked for " + question, TELL);
    }
    return answer;
  }

  /**
   * What to throw on when a part that was called has thrown. To be called by the class that called
   * the part.
   *
   * @param when words that follow the complaint; may be empty, if they are added further out
   */
  public RuntimeException failed(PartName called, String when, Throwable thrown) {
    return failed(
        called,
        when,
        thrown,
        StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE).getCallerClass());
  }

  private RuntimeException failed(PartName called, String when, Throwable thrown, Class<?> caller) {
    if (thrown instanceof PartFailedException known) {
      return known.when(when);
    }
    if (thrown instanceof PlacedProblemException
        || thrown instanceof CancellationException
        || thrown instanceof UncheckedIOException
        || thrown instanceof NotFiniteException) {
      return (RuntimeException) thrown;
    }
    if (thrown instanceof InvalidExperimentException invalid) {
      return new PlacedProblemException(
          Pointers.within(called.pointer(), invalid.parameter()), invalid.getMessage());
    }
    return PartFailedException.by(guilty(called, thrown, caller), thrown).when(when);
  }

  /**
   * What is to be said of a failure that nobody took for a part's: that of the part whose code is
   * on the stack, if there is one.
   */
  public Throwable blamed(Throwable thrown) {
    if (!(thrown instanceof RuntimeException || thrown instanceof Error)) {
      return thrown;
    }
    PartName nobody = new PartName("", "", null);
    PartName guilty = guilty(nobody, thrown, Void.class);
    return guilty == nobody ? thrown : failed(guilty, "", thrown, Void.class);
  }

  /** The part in whose code a thread is now, if there is one: what keeps work from stopping. */
  public Optional<PartName> atWork() {
    PartName nobody = new PartName("", "", null);
    return Thread.getAllStackTraces().values().stream()
        .map(stack -> owner(Arrays.stream(stack), nobody))
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** The part whose code threw. To be called by the class that called the part. */
  public PartName guilty(PartName called, Throwable thrown) {
    return guilty(
        called, thrown, StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE).getCallerClass());
  }

  private PartName guilty(PartName called, Throwable thrown, Class<?> caller) {
    Deque<Throwable> innermostFirst = new ArrayDeque<>();
    for (Throwable t = thrown; t != null && !innermostFirst.contains(t); t = t.getCause()) {
      innermostFirst.push(t);
    }
    for (Throwable t : innermostFirst) {
      PartName owner =
          owner(
              Arrays.stream(t.getStackTrace())
                  .takeWhile(frame -> !frame.getClassName().equals(caller.getName())),
              called);
      if (owner != null) {
        return owner.equals(called) ? called : PartName.oneOf(alike(owner, called));
      }
    }
    return called;
  }

  /**
   * The parts that a stack cannot tell from its owner: those of the same extension that the called
   * one holds, too.
   */
  private List<PartName> alike(PartName owner, PartName called) {
    String within = called.pointer() + "/";
    if (!owner.pointer().startsWith(within)) {
      return List.of(owner);
    }
    return names.stream()
        .filter(name -> name.pointer().startsWith(within) && name.factory() == owner.factory())
        .distinct()
        .toList();
  }

  /**
   * The part whose code is innermost on a stack: of the parts from the bundle of which that code
   * is, the one whose own class is innermost; if there is none, the one that was called.
   */
  private PartName owner(Stream<StackTraceElement> stack, PartName called) {
    PartName first = null;
    for (StackTraceElement frame : (Iterable<StackTraceElement>) stack::iterator) {
      for (PartName name : (Iterable<PartName>) calledFirst(called)::iterator) {
        if (owns(name, frame.getClassName())) {
          first = first == null ? name : first;
          if (loader(name) == loader(first) && isOf(name, frame.getClassName())) {
            return name;
          }
        }
      }
    }
    return first;
  }

  /** The part that was called, those that it holds, and all others: that is how likely they are. */
  private Stream<PartName> calledFirst(PartName called) {
    Predicate<PartName> held = name -> name.pointer().startsWith(called.pointer() + "/");
    return Stream.of(
            Stream.of(called), names.stream().filter(held), names.stream().filter(held.negate()))
        .flatMap(Function.identity());
  }

  /** Whether a class of a part's bundle is the part's own. */
  private boolean isOf(PartName name, String type) {
    String outermost = outermost(type);
    return outermost.equals(outermost(name.factory().getName()))
        || outermost.equals(instances.get(name));
  }

  private static String outermost(String type) {
    int nested = type.indexOf('$', 1);
    return nested < 0 ? type : type.substring(0, nested);
  }

  private static ClassLoader loader(PartName name) {
    return name.factory() == null ? null : name.factory().getClassLoader();
  }

  /** Whether a class is of a part's bundle. */
  private static boolean owns(PartName name, String type) {
    ClassLoader loader = loader(name);
    if (loader == null || loader == Parts.class.getClassLoader()) {
      return false;
    }
    try {
      return Class.forName(type, false, loader).getClassLoader() == loader;
    } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
      return false;
    }
  }
}

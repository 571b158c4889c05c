package org.langevin.workbench.internal.blame;

import java.io.UncheckedIOException;
import java.lang.StackWalker.Option;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.langevin.api.InvalidExperimentException;
import org.langevin.binding.Pointers;
import org.langevin.workbench.internal.findings.NotFiniteException;

/**
 * The parts of an experiment, and which of them is to blame when one fails. Of the parts at work,
 * one inside the other, it is the innermost whose own code is on the stack: of a loss in which the
 * SDE throws, the SDE. A part whose code is not there, because a library throws in its name, is to
 * blame where the workbench called it. Safe for use by several threads.
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

  private static final String TELL = "It is defective: tell its author";

  private final List<PartName> names = new CopyOnWriteArrayList<>();

  /** Takes note of a part. */
  public void add(PartName name) {
    names.add(name);
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
    if (thrown instanceof CancellationException
        || thrown instanceof UncheckedIOException
        || thrown instanceof NotFiniteException) {
      return (RuntimeException) thrown;
    }
    if (thrown instanceof InvalidExperimentException invalid) {
      return new InvalidExperimentException(
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
        .flatMap(Arrays::stream)
        .map(frame -> owner(frame.getClassName(), nobody))
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
      for (StackTraceElement frame : t.getStackTrace()) {
        if (frame.getClassName().equals(caller.getName())) {
          break;
        }
        PartName owner = owner(frame.getClassName(), called);
        if (owner != null) {
          return owner;
        }
      }
    }
    return called;
  }

  /** The part of whose plugin a class is; of several, the one that was called. */
  private PartName owner(String type, PartName called) {
    if (owns(called, type)) {
      return called;
    }
    return names.stream().filter(name -> owns(name, type)).findFirst().orElse(null);
  }

  private static boolean owns(PartName name, String type) {
    ClassLoader loader = name.loader();
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

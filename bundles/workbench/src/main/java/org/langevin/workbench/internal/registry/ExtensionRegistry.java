package org.langevin.workbench.internal.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.binding.FactoryTypes;
import org.langevin.binding.PartType;
import org.langevin.binding.Spelling;
import org.langevin.binding.Words;
import org.langevin.workbench.ExtensionInfo;
import org.langevin.workbench.PointInfo;
import org.osgi.framework.Version;

/**
 * The extensions at hand, several versions of one beside each other. Knows nothing of OSGi's
 * services: whoever makes it feeds it. Safe for use by several threads.
 */
public final class ExtensionRegistry implements Extensions {
  private static final Comparator<ExtensionInfo> ORDER =
      Comparator.comparing(ExtensionInfo::point)
          .thenComparing(ExtensionInfo::id)
          .thenComparing(ExtensionInfo::version, Comparator.reverseOrder())
          .thenComparing(ExtensionInfo::bundle);

  private final List<Plugin> plugins = new CopyOnWriteArrayList<>();
  private final Supplier<List<ExtensionInfo>> declared;
  private final Supplier<List<PointInfo>> points;

  /** Knows only what is added to it. */
  public ExtensionRegistry() {
    this(List::of, List::of);
  }

  /**
   * Knows of extensions that cannot be used yet, too.
   *
   * @param declared what installed bundles declare, started or not, asked at each look
   * @param points the extension points that they declare
   */
  public ExtensionRegistry(
      Supplier<List<ExtensionInfo>> declared, Supplier<List<PointInfo>> points) {
    this.declared = declared;
    this.points = points;
  }

  /** Makes an extension usable. */
  public void add(Plugin plugin) {
    plugins.add(plugin);
  }

  /** Makes an extension usable; its state is {@link ExtensionInfo.State#ACTIVE}. */
  public void add(
      String point,
      String id,
      String title,
      BundleFacts bundle,
      ExtensionFactory<?, ?, ?> factory) {
    add(
        new ExtensionInfo(
            point, id, bundle.version(), bundle.name(), title, "", "", ExtensionInfo.State.ACTIVE),
        bundle,
        factory);
  }

  /** The same of which more is known. */
  public void add(ExtensionInfo info, BundleFacts bundle, ExtensionFactory<?, ?, ?> factory) {
    add(new Plugin(info, factory, bundle));
  }

  /** Forgets a factory. Instances that it made go on. */
  public void remove(ExtensionFactory<?, ?, ?> factory) {
    plugins.removeIf(plugin -> plugin.factory() == factory);
  }

  @Override
  public List<PointInfo> points() {
    Map<String, PointInfo> known = new TreeMap<>();
    points.get().forEach(point -> known.putIfAbsent(point.id(), point));
    plugins.stream()
        .map(ExtensionRegistry::point)
        .flatMap(Optional::stream)
        .forEach(point -> known.putIfAbsent(point.id(), point));
    return List.copyOf(known.values());
  }

  /** The point of a plugin that is here without the bundle that declares its point. */
  private static Optional<PointInfo> point(Plugin plugin) {
    try {
      return FactoryTypes.of(plugin.factory())
          .point()
          .map(point -> new PointInfo(point.id(), point.title(), ""));
    } catch (IllegalArgumentException | LinkageError e) {
      // A defective plugin is told about when it is used.
      return Optional.empty();
    }
  }

  @Override
  public List<ExtensionInfo> list() {
    Map<List<Object>, ExtensionInfo> known = new LinkedHashMap<>();
    Stream.concat(plugins.stream().map(Plugin::info), declared.get().stream())
        .forEach(
            info ->
                known.putIfAbsent(
                    List.of(info.point(), info.id(), info.version(), info.bundle()), info));
    return known.values().stream().sorted(ORDER).toList();
  }

  @Override
  public List<Plugin> usable(String point) {
    return plugins.stream()
        .filter(plugin -> plugin.info().point().equals(point))
        .sorted(Comparator.comparing(Plugin::info, ORDER))
        .toList();
  }

  @Override
  public Plugin find(String point, String reference) {
    return find(point, reference, plugin -> true);
  }

  @Override
  public Plugin find(PartType type, String reference) {
    return find(type.point().id(), reference, plugin -> makes(plugin, type.part()));
  }

  private Plugin find(String point, String reference, Predicate<Plugin> preferred) {
    Reference wanted = Reference.parse(reference);
    List<Plugin> meant =
        usable(point).stream().filter(plugin -> means(wanted, plugin.info())).toList();
    return meant.stream()
        .filter(preferred)
        .findFirst()
        .or(() -> meant.stream().findFirst())
        .orElseThrow(() -> missing(point, wanted));
  }

  private static boolean makes(Plugin plugin, Class<?> part) {
    try {
      return FactoryTypes.of(plugin.factory()).part() == part;
    } catch (IllegalArgumentException | LinkageError e) {
      // A defective plugin is told about when it is used.
      return false;
    }
  }

  @Override
  public ExtensionInfo resolve(String point, String reference) {
    Reference wanted = Reference.parse(reference);
    return list().stream()
        .filter(info -> info.point().equals(point) && means(wanted, info))
        .min(Comparator.comparing(ExtensionInfo::state))
        .orElseThrow(() -> missing(point, wanted));
  }

  private static boolean means(Reference wanted, ExtensionInfo info) {
    return info.id().equals(wanted.id()) && wanted.accepts(info.version());
  }

  private InvalidExperimentException missing(String point, Reference wanted) {
    List<ExtensionInfo> all = list();
    List<ExtensionInfo> sameId =
        all.stream().filter(info -> info.id().equals(wanted.id())).toList();
    List<ExtensionInfo> samePoint =
        all.stream().filter(info -> info.point().equals(point)).toList();
    List<ExtensionInfo> same = sameId.stream().filter(samePoint::contains).toList();
    List<String> known = points().stream().map(PointInfo::id).toList();
    if (samePoint.isEmpty() && !known.contains(point)) {
      return new InvalidExperimentException(
          "there is no extension point "
              + Words.shortened(point)
              + Spelling.hintOrList(point, known, "the extension points are"));
    }
    if (same.isEmpty()) {
      return new InvalidExperimentException(unknown(point, wanted, samePoint, sameId));
    }
    return same.stream()
        .filter(info -> means(wanted, info))
        .findFirst()
        .map(info -> new InvalidExperimentException(notStarted(info)))
        .orElseGet(() -> new InvalidExperimentException(noVersion(point, wanted, same)));
  }

  private static String unknown(
      String point,
      Reference wanted,
      Collection<ExtensionInfo> samePoint,
      Collection<ExtensionInfo> sameId) {
    String message = "there is no " + point + " " + Words.shortened(wanted.id());
    if (!sameId.isEmpty()) {
      return message
          + ", but a "
          + sameId.stream().map(ExtensionInfo::point).distinct().collect(Collectors.joining(", a "))
          + " of this name";
    }
    List<String> ids = samePoint.stream().map(ExtensionInfo::id).distinct().toList();
    String hint = Spelling.hint(wanted.id(), ids);
    if (!hint.isEmpty()) {
      return message + hint;
    }
    List<String> known = new ArrayList<>(ids);
    return message
        + "; "
        + (known.isEmpty() ? "none is installed" : "installed are: " + String.join(", ", known))
        + ". If a plugin brings it, install that first: "
        + new Features().installation(point, wanted.id());
  }

  private static String notStarted(ExtensionInfo info) {
    return "the "
        + info.point()
        + " "
        + info.id()
        + " "
        + info.version()
        + " is installed but does not run: start its bundle with bundle:start "
        + info.bundle()
        + ", and if that does not help see bundle:diag "
        + info.bundle();
  }

  private static String noVersion(String point, Reference wanted, List<ExtensionInfo> same) {
    return "no version of the "
        + point
        + " "
        + wanted.id()
        + " fits "
        + Words.shortened(wanted.text().substring(wanted.id().length() + 1))
        + "; installed: "
        + same.stream()
            .map(ExtensionInfo::version)
            .distinct()
            .map(Version::toString)
            .collect(Collectors.joining(", "));
  }
}

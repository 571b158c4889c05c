package org.langevin.workbench.internal.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionPoint;
import org.langevin.workbench.ExtensionInfo;
import org.langevin.workbench.PointInfo;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;

/** Reads the extensions that bundles declare in their manifests, whether or not they run. */
final class DeclaredExtensions {
  private DeclaredExtensions() {}

  /** Of all installed bundles. */
  static List<ExtensionInfo> of(BundleContext context) {
    return Arrays.stream(context.getBundles()).flatMap(DeclaredExtensions::of).toList();
  }

  /** The extension points of all installed bundles. */
  static List<PointInfo> points(BundleContext context) {
    return Arrays.stream(context.getBundles())
        .flatMap(bundle -> declared(bundle, ExtensionPoint.NAMESPACE))
        .flatMap(DeclaredExtensions::point)
        .toList();
  }

  private static Stream<ExtensionInfo> of(Bundle bundle) {
    return declared(bundle, Extension.NAMESPACE)
        .map(capability -> info(bundle, capability))
        .flatMap(Optional::stream);
  }

  private static Stream<BundleCapability> declared(Bundle bundle, String namespace) {
    return Stream.ofNullable(bundle.adapt(BundleRevision.class))
        .flatMap(revision -> revision.getDeclaredCapabilities(namespace).stream());
  }

  private static Stream<PointInfo> point(BundleCapability capability) {
    Map<String, Object> attributes = capability.getAttributes();
    return attributes.get("id") instanceof String id
            && attributes.get("title") instanceof String title
        ? Stream.of(new PointInfo(id, title, capability.getRevision().getSymbolicName()))
        : Stream.empty();
  }

  private static Optional<ExtensionInfo> info(Bundle bundle, BundleCapability capability) {
    Map<String, Object> attributes = capability.getAttributes();
    if (attributes.get("point") instanceof String point
        && attributes.get("id") instanceof String id) {
      return Optional.of(
          new ExtensionInfo(
              point,
              id,
              bundle.getVersion(),
              bundle.getSymbolicName(),
              text(attributes, "title", id),
              text(attributes, "formula", ""),
              text(attributes, "source", ""),
              ExtensionInfo.State.INSTALLED));
    }
    return Optional.empty();
  }

  private static String text(Map<String, Object> attributes, String name, String otherwise) {
    return attributes.get(name) instanceof String text ? text : otherwise;
  }
}

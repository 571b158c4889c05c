package org.langevin.workbench.internal.registry;

import java.util.List;
import org.langevin.api.ExtensionFactory;
import org.langevin.binding.PartType;
import org.langevin.workbench.ExtensionInfo;
import org.langevin.workbench.PointInfo;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Feeds the registry with what the framework has: factories that come and go as services. */
@Component(service = Extensions.class, immediate = true)
public final class ExtensionTracker implements Extensions {
  private static final Logger LOG = LoggerFactory.getLogger(ExtensionTracker.class);

  private final ExtensionRegistry registry;

  /** Follows the services of the workbench's framework. */
  @Activate
  public ExtensionTracker(BundleContext context) {
    registry =
        new ExtensionRegistry(
            () -> DeclaredExtensions.of(context), () -> DeclaredExtensions.points(context));
  }

  @Override
  public List<PointInfo> points() {
    return registry.points();
  }

  @Override
  public List<ExtensionInfo> list() {
    return registry.list();
  }

  @Override
  public List<Plugin> usable(String point) {
    return registry.usable(point);
  }

  @Override
  public Plugin find(String point, String reference) {
    return registry.find(point, reference);
  }

  @Override
  public Plugin find(PartType type, String reference) {
    return registry.find(type, reference);
  }

  @Override
  public ExtensionInfo resolve(String point, String reference) {
    return registry.resolve(point, reference);
  }

  @Reference(
      service = ExtensionFactory.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addFactory(ExtensionFactory<?, ?, ?> factory, ServiceReference<?> service) {
    BundleFacts bundle = BundleFiles.facts(service.getBundle());
    if (service.getProperty("langevin.point") instanceof String point
        && service.getProperty("langevin.id") instanceof String id) {
      registry.add(
          new ExtensionInfo(
              point,
              id,
              bundle.version(),
              bundle.name(),
              text(service, "title", id),
              text(service, "formula", ""),
              text(service, "source", ""),
              ExtensionInfo.State.ACTIVE),
          bundle,
          factory);
    } else {
      LOG.warn(
          "{} of {} {} has no property langevin.id: it lacks the annotation Extension",
          factory.getClass().getName(),
          bundle.name(),
          bundle.version());
    }
  }

  private static String text(ServiceReference<?> service, String name, String otherwise) {
    return service.getProperty("langevin." + name) instanceof String text ? text : otherwise;
  }

  void removeFactory(ExtensionFactory<?, ?, ?> factory) {
    registry.remove(factory);
  }
}

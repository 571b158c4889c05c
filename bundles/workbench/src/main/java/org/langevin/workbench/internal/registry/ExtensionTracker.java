package org.langevin.workbench.internal.registry;

import java.util.List;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.dataset.DatasetFactory;
import org.langevin.api.generator.GeneratorFactory;
import org.langevin.api.loss.LossFactory;
import org.langevin.api.metric.MetricFactory;
import org.langevin.api.network.ScoreNetworkFactory;
import org.langevin.api.sampler.SamplerFactory;
import org.langevin.api.sde.SdeFactory;
import org.langevin.workbench.ExtensionInfo;
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
    registry = new ExtensionRegistry(() -> DeclaredExtensions.of(context));
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
  public ExtensionInfo resolve(String point, String reference) {
    return registry.resolve(point, reference);
  }

  @Reference(
      service = DatasetFactory.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addDataset(DatasetFactory<?> factory, ServiceReference<?> service) {
    add(DatasetFactory.POINT, factory, service);
  }

  void removeDataset(DatasetFactory<?> factory) {
    registry.remove(factory);
  }

  @Reference(
      service = SdeFactory.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addSde(SdeFactory<?> factory, ServiceReference<?> service) {
    add(SdeFactory.POINT, factory, service);
  }

  void removeSde(SdeFactory<?> factory) {
    registry.remove(factory);
  }

  @Reference(
      service = ScoreNetworkFactory.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addScoreNetwork(ScoreNetworkFactory<?> factory, ServiceReference<?> service) {
    add(ScoreNetworkFactory.POINT, factory, service);
  }

  void removeScoreNetwork(ScoreNetworkFactory<?> factory) {
    registry.remove(factory);
  }

  @Reference(
      service = LossFactory.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addLoss(LossFactory<?> factory, ServiceReference<?> service) {
    add(LossFactory.POINT, factory, service);
  }

  void removeLoss(LossFactory<?> factory) {
    registry.remove(factory);
  }

  @Reference(
      service = GeneratorFactory.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addGenerator(GeneratorFactory<?> factory, ServiceReference<?> service) {
    add(GeneratorFactory.POINT, factory, service);
  }

  void removeGenerator(GeneratorFactory<?> factory) {
    registry.remove(factory);
  }

  @Reference(
      service = SamplerFactory.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addSampler(SamplerFactory<?> factory, ServiceReference<?> service) {
    add(SamplerFactory.POINT, factory, service);
  }

  void removeSampler(SamplerFactory<?> factory) {
    registry.remove(factory);
  }

  @Reference(
      service = MetricFactory.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addMetric(MetricFactory<?> factory, ServiceReference<?> service) {
    add(MetricFactory.POINT, factory, service);
  }

  void removeMetric(MetricFactory<?> factory) {
    registry.remove(factory);
  }

  private void add(String point, ExtensionFactory<?, ?, ?> factory, ServiceReference<?> service) {
    BundleFacts bundle = BundleFiles.facts(service.getBundle());
    if (service.getProperty("langevin.id") instanceof String id) {
      String title = service.getProperty("langevin.title") instanceof String text ? text : id;
      registry.add(point, id, title, bundle, factory);
    } else {
      LOG.warn(
          "{} of {} {} has no property langevin.id: it lacks the annotation Extension",
          factory.getClass().getName(),
          bundle.name(),
          bundle.version());
    }
  }
}

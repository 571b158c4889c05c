package org.langevin.shell.completion;

import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.langevin.api.sampler.Sampler;
import org.langevin.workbench.ExtensionInfo;

/** Completes ids of samplers. */
@Service
public final class SamplerCompleter extends CatalogueCompleter {
  @Override
  boolean offers(ExtensionInfo extension) {
    return extension.point().equals(Sampler.POINT);
  }
}

package org.langevin.workbench.internal.registry;

import org.langevin.api.ExtensionFactory;
import org.langevin.workbench.ExtensionInfo;

/**
 * An extension that experiments can use now.
 *
 * @param info what it says of itself
 * @param factory makes its instances
 * @param bundle where it comes from
 */
public record Plugin(ExtensionInfo info, ExtensionFactory<?, ?, ?> factory, BundleFacts bundle) {
  /** Point, id and version, for messages: {@code sampler mala 1.0.0}. */
  public String describe() {
    return info.point() + " " + info.id() + " " + info.version();
  }
}

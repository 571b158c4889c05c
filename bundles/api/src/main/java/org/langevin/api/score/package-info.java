/** Scores: the one type that samplers, metrics, figures and guidance evaluate. */
@Export
@Version("1.1.0")
package org.langevin.api.score;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

//! The training on offer, to read on a terminal.

use super::{Layout, Page};
use crate::messages::Lang;
use crate::report::catalogue::{CatalogueModule, CatalogueReport};
use crate::report::sentences::Marker;
use crate::report::sentences::described;

/// The list, with a final new line.
pub fn render(catalogue: &CatalogueReport, lang: Lang, layout: Layout) -> String {
    let mut page = Page::new(layout);
    page.title(&lang.catalogue_of(&catalogue.questionnaire.title));
    if catalogue.tracks.is_empty() {
        page.text(&lang.catalogue_empty());
    }
    for track in &catalogue.tracks {
        page.blank();
        page.title(&track.label);
        if let Some(text) = &track.text {
            page.text(text);
        }
        let mut rank = 0;
        for module in &track.modules {
            if module.level.rank != rank {
                rank = module.level.rank;
                page.blank();
                page.text(&lang.catalogue_level(rank, &module.level.label));
            }
            write_module(&mut page, module, lang);
        }
    }
    page.finish()
}

fn write_module(page: &mut Page, module: &CatalogueModule, lang: Lang) {
    page.item(Marker::Plain, &module.title);
    let profiles: Vec<&str> = module.profiles.iter().map(|p| p.label.as_ref()).collect();
    if !profiles.is_empty() {
        page.detail(&lang.catalogue_for(&profiles.join(", ")));
    }
    if module.resources.is_empty() {
        page.detail(&lang.no_resource());
    }
    for resource in &module.resources {
        page.action(&described(resource, lang));
        page.below_action(&resource.url);
    }
}

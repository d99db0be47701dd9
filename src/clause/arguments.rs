//! Gives verbs, copulas and action nouns their arguments.

mod agent;
mod attribute;
pub mod complement;
mod copula;
mod naming;
pub mod noun;
pub mod objects;
mod obliques;
mod passive;

use crate::clause::arguments::obliques::fill_obliques;
use crate::clause::draft::Drafts;
use crate::clause::predicate::absorbed_noun;
use crate::clause::{ClauseId, Function, PredicateKind, relative, subject};

/// Fills a clause from what hangs on its node; clauses above it are filled already.
pub fn fill(drafts: &mut Drafts<'_, '_>, id: ClauseId) {
    match drafts.list[id].clause.predicate.kind {
        PredicateKind::Noun => noun::fill(drafts, id),
        PredicateKind::Copula => copula::fill(drafts, id),
        PredicateKind::Verb | PredicateKind::Preposition => fill_verb(drafts, id),
    }
}

fn fill_verb(drafts: &mut Drafts<'_, '_>, id: ClauseId) {
    subject::share_auxiliaries(drafts, id);
    let surface = subject::find(drafts, id);
    let objects = objects::objects(drafts, id);
    drafts.list[id].surface = surface.clone();
    let absorbed = absorbed_noun(drafts.analysis, &drafts.list[id]).is_some();
    if drafts.list[id].passive && absorbed {
        drafts.list[id].step("passive turned round");
    } else if drafts.list[id].passive {
        passive::turn(drafts, id, surface, objects);
    } else {
        drafts.list[id].add(Function::Subject, surface);
        objects::place_objects(drafts, id, objects);
    }
    fill_obliques(drafts, id);
    relative::fill_gap(drafts, id);
    naming::fill(drafts, id);
    complement::fill(drafts, id);
}

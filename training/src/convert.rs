//! From ClearNLP trees to Universal Dependencies by rules: which word governs, and roughly how.
//!
//! The rules put content words above function words: prepositions, copulas and conjunctions
//! change places with what they introduce. What rules can't tell, the guided parser learns
//! (`guide`), which takes these trees as advice.

use cloze::english::{NameType, Penn, Relation, names};

use crate::silver::Silver;

/// A tree on its way from one scheme to the other.
struct Tree<'s> {
    silver: &'s Silver,
    heads: Vec<u32>,
    labels: Vec<String>,
}

/// Heads and relations of a sentence after the rules.
pub fn convert(silver: &Silver) -> (Vec<u32>, Vec<Relation>) {
    let mut tree = Tree {
        silver,
        heads: silver.example.heads.clone(),
        labels: silver.labels.clone(),
    };
    tree.lower_conjunctions();
    tree.lower_prepositions();
    tree.lower_copulas();
    tree.flatten_coordination();
    tree.flatten_persons();
    let words = 0..tree.heads.len();
    let relations = words.map(|word| tree.relation(word)).collect();
    (tree.heads, relations)
}

impl Tree<'_> {
    fn len(&self) -> usize {
        self.heads.len()
    }

    fn tag(&self, word: usize) -> Penn {
        self.silver.example.tags[word]
    }

    fn children(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.len()).filter(move |&child| self.heads[child] as usize == word)
    }

    fn child(&self, word: usize, labels: &[&str]) -> Option<usize> {
        self.children(word)
            .find(|&child| labels.contains(&&*self.labels[child]))
    }

    fn has_child(&self, word: usize, labels: &[&str]) -> bool {
        self.child(word, labels).is_some()
    }

    /// Puts a word in the place of its head, which becomes its dependent under a new label. The
    /// other dependents of the head move along.
    fn swap(&mut self, head: usize, word: usize, label: &str) {
        for child in 0..self.len() {
            if self.heads[child] as usize == head {
                self.heads[child] = word as u32;
            }
        }
        self.heads[word] = self.heads[head];
        self.labels[word] = self.labels[head].clone();
        self.heads[head] = word as u32;
        self.labels[head] = label.to_owned();
    }

    /// Hangs conjunctions and commas on the conjunct that follows them.
    fn lower_conjunctions(&mut self) {
        for word in 0..self.len() {
            let introduces = self.labels[word] == "cc" || self.tag(word) == Penn::Comma;
            let head = self.heads[word] as usize;
            if !introduces || head >= word {
                continue;
            }
            let next = self
                .children(head)
                .find(|&child| child > word && self.labels[child] == "conj");
            if let Some(next) = next {
                self.heads[word] = next as u32;
            }
        }
    }

    /// Puts what a preposition governs in the preposition's place.
    fn lower_prepositions(&mut self) {
        for word in (0..self.len()).rev() {
            let governs = ["prep", "agent", "dative"].contains(&&*self.labels[word])
                || self.has_child(word, &["pobj"]);
            if !governs {
                continue;
            }
            let nested = |tree: &Self| {
                tree.children(word)
                    .find(|&child| child > word && tree.has_child(child, &["case"]))
            };
            if let Some(noun) = self.child(word, &["pobj"]).or_else(|| nested(self)) {
                self.swap(word, noun, "case");
            } else if let Some(clause) = self.child(word, &["pcomp"]) {
                self.swap(word, clause, "mark");
                self.labels[clause] = "advcl".to_owned();
            }
        }
    }

    /// Puts what a form of _be_ says of its subject in the verb's place.
    fn lower_copulas(&mut self) {
        for word in (0..self.len()).rev() {
            let copula = self.silver.example.lemmas[word] == "be"
                && !["aux", "auxpass"].contains(&&*self.labels[word]);
            if copula && let Some(complement) = self.complement(word) {
                self.swap(word, complement, "cop");
            }
        }
    }

    /// What a form of _be_ says of its subject; nothing after _there_.
    fn complement(&self, be: usize) -> Option<usize> {
        if self.has_child(be, &["expl"]) {
            return None;
        }
        let later = |labels: &[&str]| {
            self.children(be)
                .find(|&child| child > be && labels.contains(&&*self.labels[child]))
        };
        self.child(be, &["attr", "acomp"])
            .or_else(|| later(&["prep", "agent"]))
            .or_else(|| later(&["ccomp", "xcomp"]))
    }

    /// Hangs all conjuncts on the first.
    fn flatten_coordination(&mut self) {
        for word in 0..self.len() {
            while self.labels[word] == "conj" {
                let head = self.heads[word] as usize;
                let up = head < self.len() && self.labels[head] == "conj";
                if !up {
                    break;
                }
                self.heads[word] = self.heads[head];
            }
        }
    }

    /// Makes the first word of a person's name its head.
    fn flatten_persons(&mut self) {
        for name in names::collect(&self.silver.example.names) {
            let first = name.tokens.start;
            let last = name
                .tokens
                .clone()
                .rev()
                .find(|&word| self.tag(word) == Penn::Nnp);
            let Some(last) = last.filter(|_| name.kind == NameType::Person) else {
                continue;
            };
            let all = (first..last).all(|word| self.heads[word] as usize == last);
            if last > first && all {
                self.swap(last, first, "flat");
                for word in first + 1..last {
                    self.labels[word] = "flat".to_owned();
                }
            }
        }
    }

    fn relation(&self, word: usize) -> Relation {
        let head = self.heads[word] as usize;
        if head >= self.len() {
            return Relation::Root;
        }
        let of_noun = is_nominal(self.tag(head)) && !self.has_child(head, &["cop"]);
        match &*self.labels[word] {
            "prep" | "pobj" | "dative" if !self.has_child(word, &["case", "mark"]) => {
                match self.labels[word].as_str() {
                    "dative" => Relation::Iobj,
                    _ => Relation::Case,
                }
            }
            "prep" | "pobj" | "dative" if of_noun => Relation::Nmod,
            "prep" | "pobj" | "dative" => Relation::Obl,
            "agent" => Relation::OblAgent,
            "dobj" => Relation::Obj,
            "nsubjpass" => Relation::NsubjPass,
            "csubjpass" => Relation::CsubjPass,
            "auxpass" => Relation::AuxPass,
            "aux" if self.tag(word) == Penn::To => Relation::Mark,
            "neg" | "quantmod" => Relation::Advmod,
            "prt" => Relation::CompoundPrt,
            "relcl" => Relation::AclRelcl,
            "npadvmod" if of_noun => Relation::NmodUnmarked,
            "npadvmod" => Relation::OblUnmarked,
            "poss" => Relation::NmodPoss,
            "predet" => Relation::DetPredet,
            "preconj" => Relation::CcPreconj,
            "intj" | "meta" => Relation::Discourse,
            "acomp" | "oprd" => Relation::Xcomp,
            "attr" if self.has_child(head, &["expl"]) => Relation::Nsubj,
            "attr" => Relation::Xcomp,
            "pcomp" => Relation::Advcl,
            "nmod" => Relation::Compound,
            other => Relation::from_label(other).unwrap_or(Relation::Dep),
        }
    }
}

fn is_nominal(tag: Penn) -> bool {
    use Penn::{Cd, Dt, Nn, Nnp, Nnps, Nns, Prp, Wp};
    matches!(tag, Nn | Nns | Nnp | Nnps | Cd | Dt | Prp | Wp)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::treebank::Example;

    /// Reads words written as `form/TAG/lemma/label/head`, heads from 1.
    fn silver(text: &str) -> Silver {
        let mut silver = Silver::default();
        let words: Vec<&str> = text.split(' ').collect();
        for word in &words {
            let [form, tag, lemma, label, head] = word.split('/').collect::<Vec<_>>()[..] else {
                panic!("not a word: {word}");
            };
            let Example {
                words,
                tags,
                lemmas,
                heads,
                names,
                ..
            } = &mut silver.example;
            words.push(form.to_owned());
            tags.push(Penn::from_label(tag).unwrap());
            lemmas.push(lemma.to_owned());
            let head: u32 = head.parse().unwrap();
            heads.push(
                head.checked_sub(1)
                    .unwrap_or(text.split(' ').count() as u32),
            );
            names.push(names::OUTSIDE);
            silver.labels.push(label.to_owned());
        }
        silver
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let silver = silver(text);
        let (heads, relations) = convert(&silver);
        let word = |number: u32| {
            silver
                .example
                .words
                .get(number as usize)
                .map_or("", |word| word)
        };
        let shown = (0..heads.len()).map(|number| {
            format!(
                "{}:{}>{}",
                word(number as u32),
                relations[number],
                word(heads[number])
            )
        });
        assert_eq!(shown.collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn prepositions_hang_on_their_nouns() {
        check(
            "Kim/NNP/Kim/nsubj/2 spoke/VBD/speak/ROOT/0 in/IN/in/prep/2 Seoul/NNP/Seoul/pobj/3",
            "Kim:nsubj>spoke spoke:root> in:case>Seoul Seoul:obl>spoke",
        );
        check(
            "talks/NNS/talk/ROOT/0 out/IN/out/prep/1 of/IN/of/prep/2 town/NN/town/pobj/3",
            "talks:root> out:case>town of:case>town town:nmod>talks",
        );
    }

    #[test]
    fn copulas_hang_on_what_they_say() {
        check(
            "She/PRP/she/nsubj/2 is/VBZ/be/ROOT/0 tall/JJ/tall/acomp/2",
            "She:nsubj>tall is:cop>tall tall:root>",
        );
        check(
            "There/EX/there/expl/2 is/VBZ/be/ROOT/0 hope/NN/hope/attr/2",
            "There:expl>is is:root> hope:nsubj>is",
        );
    }

    #[test]
    fn conjuncts_hang_on_the_first_and_conjunctions_on_the_next() {
        check(
            "tea/NN/tea/ROOT/0 ,/,/,/punct/1 milk/NN/milk/conj/1 and/CC/and/cc/3 ham/NN/ham/conj/3",
            "tea:root> ,:punct>milk milk:conj>tea and:cc>ham ham:conj>tea",
        );
    }

    #[test]
    fn labels_get_their_universal_names() {
        check(
            "He/PRP/he/nsubjpass/3 was/VBD/be/auxpass/3 seen/VBN/see/ROOT/0 by/IN/by/agent/3 us/PRP/we/pobj/4",
            "He:nsubj:pass>seen was:aux:pass>seen seen:root> by:case>us us:obl:agent>seen",
        );
    }
}

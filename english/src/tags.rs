//! The tag sets: universal parts of speech, Penn tags, UD relations, OntoNotes name types.

/// Declares a closed set of labels with their written forms.
macro_rules! labels {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
        }

        impl $name {
            /// All labels, in the order of their numbers.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The label as treebanks write it.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)*
                }
            }

            /// Reads a label as treebanks write it.
            pub fn from_label(text: &str) -> Option<Self> {
                match text {
                    $($text => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }
    };
}

labels! {
    /// A universal part of speech.
    Upos {
        /// Adjective.
        Adj = "ADJ",
        /// Adposition.
        Adp = "ADP",
        /// Adverb.
        Adv = "ADV",
        /// Auxiliary.
        Aux = "AUX",
        /// Coordinating conjunction.
        Cconj = "CCONJ",
        /// Determiner.
        Det = "DET",
        /// Interjection.
        Intj = "INTJ",
        /// Noun.
        Noun = "NOUN",
        /// Numeral.
        Num = "NUM",
        /// Particle.
        Part = "PART",
        /// Pronoun.
        Pron = "PRON",
        /// Proper noun.
        Propn = "PROPN",
        /// Punctuation.
        Punct = "PUNCT",
        /// Subordinating conjunction.
        Sconj = "SCONJ",
        /// Symbol.
        Sym = "SYM",
        /// Verb.
        Verb = "VERB",
        /// Anything else.
        X = "X",
    }
}

labels! {
    /// A Penn Treebank tag, with the additions of the English Web Treebank.
    Penn {
        /// Noun, singular or mass.
        Nn = "NN",
        /// Noun, plural.
        Nns = "NNS",
        /// Proper noun, singular.
        Nnp = "NNP",
        /// Proper noun, plural.
        Nnps = "NNPS",
        /// Verb, base form.
        Vb = "VB",
        /// Verb, past tense.
        Vbd = "VBD",
        /// Verb, gerund or present participle.
        Vbg = "VBG",
        /// Verb, past participle.
        Vbn = "VBN",
        /// Verb, present, not third person singular.
        Vbp = "VBP",
        /// Verb, present, third person singular.
        Vbz = "VBZ",
        /// Modal.
        Md = "MD",
        /// Infinitival or prepositional _to_.
        To = "TO",
        /// Preposition or subordinating conjunction.
        In = "IN",
        /// Determiner.
        Dt = "DT",
        /// Predeterminer.
        Pdt = "PDT",
        /// Wh-determiner.
        Wdt = "WDT",
        /// Wh-pronoun.
        Wp = "WP",
        /// Possessive wh-pronoun.
        WpPoss = "WP$",
        /// Wh-adverb.
        Wrb = "WRB",
        /// Personal pronoun.
        Prp = "PRP",
        /// Possessive pronoun.
        PrpPoss = "PRP$",
        /// Existential _there_.
        Ex = "EX",
        /// Adjective.
        Jj = "JJ",
        /// Adjective, comparative.
        Jjr = "JJR",
        /// Adjective, superlative.
        Jjs = "JJS",
        /// Adverb.
        Rb = "RB",
        /// Adverb, comparative.
        Rbr = "RBR",
        /// Adverb, superlative.
        Rbs = "RBS",
        /// Particle of a phrasal verb.
        Rp = "RP",
        /// Coordinating conjunction.
        Cc = "CC",
        /// Cardinal number.
        Cd = "CD",
        /// Possessive ending.
        Pos = "POS",
        /// Interjection.
        Uh = "UH",
        /// Foreign word.
        Fw = "FW",
        /// List item marker.
        Ls = "LS",
        /// Symbol.
        Sym = "SYM",
        /// Affix.
        Afx = "AFX",
        /// E-mail or web address.
        Add = "ADD",
        /// Part of a word split by mistake.
        Gw = "GW",
        /// Superfluous punctuation.
        Nfp = "NFP",
        /// Hyphen.
        Hyph = "HYPH",
        /// Currency sign.
        Dollar = "$",
        /// Comma.
        Comma = ",",
        /// Sentence-final mark.
        Period = ".",
        /// Colon, semicolon, dash or ellipsis.
        Colon = ":",
        /// Opening quotation mark.
        OpenQuote = "``",
        /// Closing quotation mark.
        CloseQuote = "''",
        /// Opening bracket.
        OpenBracket = "-LRB-",
        /// Closing bracket.
        CloseBracket = "-RRB-",
        /// Unknown.
        Other = "XX",
    }
}

labels! {
    /// A Universal Dependencies relation, as UD English writes it.
    Relation {
        /// `acl`.
        Acl = "acl",
        /// `acl:relcl`.
        AclRelcl = "acl:relcl",
        /// `advcl`.
        Advcl = "advcl",
        /// `advcl:relcl`.
        AdvclRelcl = "advcl:relcl",
        /// `advmod`.
        Advmod = "advmod",
        /// `amod`.
        Amod = "amod",
        /// `appos`.
        Appos = "appos",
        /// `aux`.
        Aux = "aux",
        /// `aux:pass`.
        AuxPass = "aux:pass",
        /// `case`.
        Case = "case",
        /// `cc`.
        Cc = "cc",
        /// `cc:preconj`.
        CcPreconj = "cc:preconj",
        /// `ccomp`.
        Ccomp = "ccomp",
        /// `clf`.
        Clf = "clf",
        /// `compound`.
        Compound = "compound",
        /// `compound:prt`.
        CompoundPrt = "compound:prt",
        /// `conj`.
        Conj = "conj",
        /// `cop`.
        Cop = "cop",
        /// `csubj`.
        Csubj = "csubj",
        /// `csubj:outer`.
        CsubjOuter = "csubj:outer",
        /// `csubj:pass`.
        CsubjPass = "csubj:pass",
        /// `dep`.
        Dep = "dep",
        /// `det`.
        Det = "det",
        /// `det:predet`.
        DetPredet = "det:predet",
        /// `discourse`.
        Discourse = "discourse",
        /// `dislocated`.
        Dislocated = "dislocated",
        /// `expl`.
        Expl = "expl",
        /// `fixed`.
        Fixed = "fixed",
        /// `flat`.
        Flat = "flat",
        /// `goeswith`.
        Goeswith = "goeswith",
        /// `iobj`.
        Iobj = "iobj",
        /// `list`.
        List = "list",
        /// `mark`.
        Mark = "mark",
        /// `nmod`.
        Nmod = "nmod",
        /// `nmod:desc`.
        NmodDesc = "nmod:desc",
        /// `nmod:poss`.
        NmodPoss = "nmod:poss",
        /// `nmod:unmarked`.
        NmodUnmarked = "nmod:unmarked",
        /// `nsubj`.
        Nsubj = "nsubj",
        /// `nsubj:outer`.
        NsubjOuter = "nsubj:outer",
        /// `nsubj:pass`.
        NsubjPass = "nsubj:pass",
        /// `nummod`.
        Nummod = "nummod",
        /// `obj`.
        Obj = "obj",
        /// `obl`.
        Obl = "obl",
        /// `obl:agent`.
        OblAgent = "obl:agent",
        /// `obl:unmarked`.
        OblUnmarked = "obl:unmarked",
        /// `orphan`.
        Orphan = "orphan",
        /// `parataxis`.
        Parataxis = "parataxis",
        /// `punct`.
        Punct = "punct",
        /// `reparandum`.
        Reparandum = "reparandum",
        /// `root`.
        Root = "root",
        /// `vocative`.
        Vocative = "vocative",
        /// `xcomp`.
        Xcomp = "xcomp",
    }
}

labels! {
    /// A type of the OntoNotes name scheme.
    NameType {
        /// A number.
        Cardinal = "CARDINAL",
        /// A day, date or period.
        Date = "DATE",
        /// A named event.
        Event = "EVENT",
        /// A building, airport, road, bridge.
        Fac = "FAC",
        /// A country, city or state.
        Gpe = "GPE",
        /// A language.
        Language = "LANGUAGE",
        /// A named document made into law.
        Law = "LAW",
        /// A place that is not a GPE: a mountain, a sea.
        Loc = "LOC",
        /// A sum of money.
        Money = "MONEY",
        /// A nationality, religious or political group.
        Norp = "NORP",
        /// _first_, _second_.
        Ordinal = "ORDINAL",
        /// A company, agency, institution.
        Org = "ORG",
        /// A percentage.
        Percent = "PERCENT",
        /// A person.
        Person = "PERSON",
        /// A named object or vehicle.
        Product = "PRODUCT",
        /// A measure of weight or distance.
        Quantity = "QUANTITY",
        /// A time of day.
        Time = "TIME",
        /// The title of a book or song.
        WorkOfArt = "WORK_OF_ART",
    }
}

impl Relation {
    /// The relation without its subtype: `acl` for `acl:relcl`.
    pub fn universal(self) -> Self {
        let text = self.as_str();
        text.split_once(':')
            .and_then(|(base, _)| Self::from_label(base))
            .unwrap_or(self)
    }
}

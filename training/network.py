"""The network: vectors of words, gated convolutions and attention, scores of tags, heads, relations and marks of names."""

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import corpus
from features import SIZES, TABLES

# Weights take whole numbers up to WEIGHT, what goes into a product up to VALUE on either side of nought.
WEIGHT, VALUE = 63, 127
REACH = 32


def whole(x, step):
    """Rounds to multiples of a step, with the slope of the identity."""
    return x + ((x / step).round() * step - x).detach()


class Product(nn.Linear):
    """A matrix product, by whole numbers once `limit` is set."""

    limit, seen = None, None

    def forward(self, x):
        if self.seen is not None:
            sample = x.detach().float().abs().flatten()
            self.seen.append(float(sample[torch.randint(len(sample), (20000,))].max()))
        if self.limit is None:
            return super().forward(x)
        step = self.limit / VALUE
        x = whole(x.float().clamp(-self.limit, self.limit), step)
        steps = self.weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-6) / WEIGHT
        return F.linear(x, whole(self.weight, steps), self.bias)


class Dropout(nn.Module):
    """Leaves out values at random. Random numbers are dear: a long run of them is made once, and read from another place each time."""

    LENGTH = 1 << 23

    def __init__(self, part):
        super().__init__()
        self.part, self.pool = part, None

    def forward(self, x):
        if not self.training or self.part == 0:
            return x
        if self.pool is None:
            self.pool = (torch.rand(self.LENGTH) >= self.part).to(torch.bfloat16) / (1 - self.part)
        start = int(torch.randint(self.LENGTH - x.numel(), ()))
        return x * self.pool[start : start + x.numel()].view(x.shape)


def gate(x):
    """x/(1+|x|) moved to between 0 and 1: a gate without an exponential."""
    return 0.5 + 0.5 * x / (1 + x.abs())


class Vectors(nn.Module):
    """The sum of the vectors of what is seen of a word. A batch shows few of the rows: only those learn (Adam, row by row)."""

    def __init__(self, width):
        super().__init__()
        sizes = [SIZES[table] for table in TABLES]
        self.register_buffer("starts", torch.tensor([0, *np.cumsum(sizes)[:-1]]))
        self.register_buffer("rows", torch.randn(sum(sizes), width) * 0.3)
        self.mean, self.square, self.used = torch.zeros_like(self.rows), torch.zeros_like(self.rows), None

    def forward(self, seen):
        numbers, inverse = torch.unique(seen + self.starts, return_inverse=True)
        rows = self.rows[numbers]
        if self.training and torch.is_grad_enabled():
            self.used = numbers, rows.requires_grad_()
        return F.embedding(inverse, rows).sum(-2)

    @torch.no_grad()
    def learn(self, rate, step, betas=(0.9, 0.98)):
        """Moves the rows that the last batch showed."""
        numbers, rows = self.used
        mean = self.mean[numbers].lerp_(rows.grad, 1 - betas[0])
        square = self.square[numbers].mul_(betas[1]).addcmul_(rows.grad, rows.grad, value=1 - betas[1])
        self.mean[numbers], self.square[numbers] = mean, square
        size = (square / (1 - betas[1] ** step)).sqrt_().add_(1e-8)
        self.rows[numbers] = rows.detach().addcdiv_(mean, size, value=-rate / (1 - betas[0] ** step))


class Convolution(nn.Module):
    """Three places side by side, so far apart, make a change and a gate for it."""

    def __init__(self, width, apart, drop):
        super().__init__()
        self.product, self.apart, self.norm, self.drop = Product(3 * width, 2 * width), apart, nn.LayerNorm(width), Dropout(drop)

    def forward(self, x, mask):
        x = x * mask
        k, n = self.apart, x.shape[1]
        wide = F.pad(x, (0, 0, k, k))
        change, doors = self.product(torch.cat([wide[:, :n], x, wide[:, 2 * k :]], -1)).chunk(2, -1)
        return self.norm(x + self.drop(change * gate(doors)))


class Attention(nn.Module):
    """Every place looks at every other; how far apart they are counts."""

    def __init__(self, width, heads, drop, deep):
        super().__init__()
        self.heads = heads
        self.look, self.out, self.norm, self.drop = Product(width, 3 * width), Product(width, width), nn.LayerNorm(width), Dropout(drop)
        self.distance = nn.Parameter(torch.zeros(heads, 2 * REACH + 1))
        self.deep = deep
        if deep:
            self.wide, self.narrow, self.norm2 = Product(width, 2 * width), Product(2 * width, width), nn.LayerNorm(width)

    def forward(self, x, mask):
        b, n, width = x.shape
        q, k, v = self.look(x).view(b, n, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        bias = self.distance[:, between(n)][None] + (mask.squeeze(-1)[:, None, None] - 1) * 1e4
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        x = self.norm(x + self.drop(self.out(y.transpose(1, 2).reshape(b, n, width))))
        return self.norm2(x + self.drop(self.narrow(F.relu(self.wide(x))))) if self.deep else x


def between(n):
    """How far places stand apart, from 0 to 2 × REACH."""
    place = torch.arange(n)
    return (place[None] - place[:, None]).clamp(-REACH, REACH) + REACH


class Network(nn.Module):
    """`layers` is a text such as `c1 c2 a c4 f`: a convolution with its distance, attention, attention with a deep step behind it."""

    def __init__(self, width=192, layers="c1 c2 c4 c1 f", heads=6, arc=128, relation=128, drop=0.1):
        super().__init__()
        self.plan = dict(width=width, layers=layers, heads=heads, arc=arc, relation=relation)
        self.vectors = Vectors(width)
        self.norm, self.drop = nn.LayerNorm(width), Dropout(drop)
        def layer(text):
            return Convolution(width, int(text[1:]), drop) if text[0] == "c" else Attention(width, heads, drop, text == "f")
        self.layers = nn.ModuleList(layer(text) for text in layers.split())
        # What heads and relations are scored by, and the scores of parts of speech, Penn tags and marks, from one product.
        self.cuts = [arc, arc, relation, relation, len(corpus.PARTS), len(corpus.PENN), len(corpus.MARKS)]
        self.ends = Product(width, sum(self.cuts))
        self.arc = Product(arc, arc)
        self.arc_distance = nn.Parameter(torch.zeros(2 * REACH + 1))
        self.relation = Product(relation, len(corpus.RELATIONS))
        self.drop2 = Dropout(2 * drop)

    def products(self):
        return [module for module in self.modules() if isinstance(module, Product)]

    def cost(self):
        """Multiply-adds a word."""
        return sum(module.weight.numel() for module in self.products())

    def forward(self, seen, mask):
        """Of batch × places × tables numbers: the ends of each place, and batch × places × places scores of heads."""
        m = mask.unsqueeze(-1).float()
        with torch.autocast("cpu", torch.bfloat16):
            x = self.drop(self.norm(self.vectors(seen)))
            for layer in self.layers:
                x = layer(x, m)
            ends = self.ends(x).split(self.cuts, -1)
            word, head = (self.drop2(F.relu(end)) for end in ends[:2])
            arcs = self.arc(word) @ head.transpose(1, 2)
        arcs = arcs.float() + self.arc_distance[between(seen.shape[1])]
        return ends, arcs.masked_fill(~mask.bool().unsqueeze(1), -1e4)

    def relations(self, ends, heads):
        """Scores of the relations of each place to its head."""
        with torch.autocast("cpu", torch.bfloat16):
            above = ends[3].gather(1, heads.unsqueeze(-1).expand(-1, -1, ends[3].size(-1)))
            return self.relation(self.drop2(F.relu(ends[2] + above))).float()

    @staticmethod
    def labels(ends):
        """Scores of parts of speech, Penn tags and marks of names."""
        return tuple(end.float() for end in ends[4:])

    @torch.no_grad()
    def begin_whole(self, batches):
        """Goes over to whole numbers; some batches show how great the numbers become that go into each product."""
        for product in self.products():
            product.seen = []
        for seen, mask, answers in batches:
            ends, _ = self(seen, mask)
            self.relations(ends, answers[..., 2].clamp(min=0))
        for product in self.products():
            product.limit, product.seen = max(product.seen), None


def load(path):
    """A learned network and the words it knows."""
    learned = torch.load(path)
    network = Network(**learned["plan"])
    network.load_state_dict(learned["state"])
    for name, module in network.named_modules():
        if name in learned["limits"]:
            module.limit = learned["limits"][name]
    return network.eval(), learned["words"]
